import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from 'lucide-react'
import { useEffect, useState, useSyncExternalStore } from 'react'

import { Button } from '../button.tsx'
import { IconButton } from '../icon-button.tsx'

import type { Toast, ToastQueue } from './toast-queue.ts'

const icons = {
  neutral: { icon: Info, ink: 'text-accent' },
  good: { icon: CircleCheck, ink: 'text-clear' },
  warning: { icon: TriangleAlert, ink: 'text-critical' },
  danger: { icon: CircleAlert, ink: 'text-danger' }
}

/** Where messages appear; announced politely, and they wait while the pointer or the focus is on them. */
export function ToastRegion({ queue }: { readonly queue: ToastQueue }) {
  const toasts = useSyncExternalStore(queue.subscribe, queue.get)
  const [held, setHeld] = useState(false)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- only holds the timers while somebody reads
    <section
      aria-label="Messages"
      className="pointer-events-none fixed bottom-4 left-4 z-40 flex w-96 max-w-[calc(100vw-2rem)] flex-col gap-2"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <div role="status" aria-live="polite" className="contents">
        {toasts.map((toast) => (
          <ToastCard key={toast.id} toast={toast} held={held} queue={queue} />
        ))}
      </div>
    </section>
  )
}

function ToastCard({
  toast,
  held,
  queue
}: {
  readonly toast: Toast
  readonly held: boolean
  readonly queue: ToastQueue
}) {
  const { id, stay } = toast
  useEffect(() => {
    if (held || stay === null) return undefined
    const timer = setTimeout(() => queue.dismiss(id), stay)
    return () => clearTimeout(timer)
  }, [held, stay, id, queue])
  const onDismiss = () => queue.dismiss(id)
  const { icon: Icon, ink } = icons[toast.tone]
  return (
    <div
      className="enter-up pointer-events-auto flex items-start gap-3 rounded-xl bg-raised p-3 shadow-pop"
      data-toast={toast.kind}
    >
      <Icon aria-hidden size={17} className={`mt-px shrink-0 ${ink}`} />
      <div className="min-w-0 flex-1">
        <p className="m-0 font-medium break-words">{toast.title}</p>
        {toast.lines.map((line) => (
          <p key={line} className="m-0 mt-0.5 text-xs break-words text-soft">
            {line}
          </p>
        ))}
      </div>
      {toast.action === null ? null : (
        <Button
          size="small"
          onPress={() => {
            toast.action?.run()
            onDismiss()
          }}
        >
          {toast.action.label}
        </Button>
      )}
      <IconButton label="Dismiss" small onPress={onDismiss}>
        <X aria-hidden size={14} />
      </IconButton>
    </div>
  )
}
