// The teammate's hub of the peers bench: a process of its own.
import '../network/hub-child.ts'
