import type { LockPort } from './ports.ts'

const turns = new Map<string, Promise<void>>()

/** A lock among the flows of one process or page: tasks of one name run one after the other. */
export const runInTurn: LockPort['run'] = (name, task) => {
  const before = turns.get(name)
  const turn = before ? before.then(task, task) : task()
  turns.set(name, turn)
  return turn
}
