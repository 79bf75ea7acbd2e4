import { testNow } from '../fakes/fake-clock.ts'
import { settle } from '../fakes/settle.ts'

/** Who can be stopped, with all that waits. */
export interface Runner {
  readonly isDead: boolean
  readonly isFrozen: boolean
}

interface Task {
  readonly at: number
  readonly run: () => void
  readonly owner: Runner | undefined
}

/** The longest that a timer of a browser takes, about; it is cut to that. */
const longestDelayMs = 2e9

/** One time for everything; the clock on the wall may say something else. */
export class Timeline {
  /** Ms that have truly passed. */
  elapsed = 0
  /** How many times every promise has settled. */
  settled = 0
  /** How many tasks have run. */
  ran = 0
  #wallOffset = testNow
  #tasks: Task[] = []

  wallClock(): number {
    return this.elapsed + this.#wallOffset
  }

  setWallClock(byMs: number): void {
    this.#wallOffset += byMs
  }

  /** Runs `run` after `delayMs`, unless `owner` is dead by then; later if it is frozen. */
  after(delayMs: number, run: () => void, owner?: Runner): () => void {
    const at = this.elapsed + Math.min(Math.max(0, delayMs || 0), longestDelayMs)
    const task: Task = { at, run, owner }
    let place = this.#tasks.length
    while (place > 0 && (this.#tasks[place - 1]?.at ?? 0) > at) place--
    this.#tasks.splice(place, 0, task)
    return () => {
      const index = this.#tasks.indexOf(task)
      if (index >= 0) this.#tasks.splice(index, 1)
    }
  }

  waiting(owner: Runner): number {
    return this.#tasks.filter((task) => task.owner === owner).length
  }

  async settle(): Promise<void> {
    await settle()
    this.settled += 1
  }

  async advance(ms: number): Promise<void> {
    const end = this.elapsed + ms
    await this.settle()
    for (let task = this.#takeDue(end); task; task = this.#takeDue(end)) {
      this.elapsed = Math.max(this.elapsed, task.at)
      this.ran += 1
      task.run()
      await this.settle()
    }
    this.elapsed = end
  }

  #takeDue(end: number): Task | undefined {
    for (let index = 0; index < this.#tasks.length; index++) {
      const task = this.#tasks[index]
      if (!task || task.at > end) return undefined
      if (task.owner?.isFrozen) continue
      this.#tasks.splice(index, 1)
      if (!task.owner?.isDead) return task
      index -= 1
    }
    return undefined
  }
}
