import type { ReactNode } from 'react'
import { FieldError, Input, Label, Text, TextArea, TextField as AriaTextField } from 'react-aria-components'

export const fieldLook =
  'w-full min-w-0 rounded-md border border-line bg-surface px-2 text-ink transition-colors hover:border-edge focus:border-accent disabled:opacity-50 data-[invalid]:border-danger'

export type TextFieldProps = {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onCommit?: () => void
  readonly onCancel?: () => void
  readonly placeholder?: string
  readonly hint?: string
  readonly error?: string | null
  readonly rows?: number
  readonly hideLabel?: boolean
  readonly autoFocus?: boolean
  readonly isDisabled?: boolean
  readonly maxLength?: number
  /** Dots instead of what is written. */
  readonly concealed?: boolean
  readonly after?: ReactNode
}

/** A labelled field; Enter (Ctrl+Enter where there are several lines) and leaving it commit, Escape cancels. Errors are sentences below it. */
export function TextField(props: TextFieldProps) {
  const { label, value, onChange, onCommit, onCancel, placeholder, hint, error = null, rows, hideLabel = false } = props
  const keys = (event: React.KeyboardEvent) => {
    if (event.key === 'Enter' && onCommit !== undefined && (rows === undefined || event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      onCommit()
    }
    if (event.key === 'Escape' && onCancel !== undefined) {
      event.stopPropagation()
      onCancel()
    }
  }
  const input = { onKeyDown: keys, ...(placeholder === undefined ? {} : { placeholder }) }
  return (
    <AriaTextField
      value={value}
      onChange={onChange}
      {...(onCommit === undefined ? {} : { onBlur: () => onCommit() })}
      isInvalid={error !== null}
      validationBehavior="aria"
      isDisabled={props.isDisabled ?? false}
      autoFocus={props.autoFocus ?? false}
      maxLength={props.maxLength ?? 2000}
      {...(hideLabel ? { 'aria-label': label } : {})}
      className="flex min-w-0 flex-col gap-1"
    >
      {hideLabel ? null : <Label className="text-xs font-medium text-soft">{label}</Label>}
      <div className="relative flex items-center gap-2">
        {rows === undefined ? (
          <Input {...input} type={props.concealed === true ? 'password' : 'text'} className={`${fieldLook} h-8`} />
        ) : (
          <TextArea
            {...input}
            rows={rows}
            className={`${fieldLook} max-h-60 resize-none py-1.5 leading-snug [field-sizing:content]`}
          />
        )}
        {props.after}
      </div>
      {hint === undefined || error !== null ? null : (
        <Text slot="description" className="text-xs text-faint">
          {hint}
        </Text>
      )}
      <FieldError className="text-xs text-danger">{error}</FieldError>
    </AriaTextField>
  )
}
