// The hub's own worker, as a bench finds it.
import '../../main/hub/chances/chances-worker.ts'
