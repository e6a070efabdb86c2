// The hub's own worker, where a bench finds it.
// oxlint-disable-next-line import/no-unassigned-import -- a worker is what it does
import '../../main/hub/chances/chances-worker.ts'
