/** For how many calls a fake does as told. */
export interface FakePlan {
  /** Then as before. Default: from now on. */
  readonly times?: number | undefined
}

/** The answer to one call of a fake, which a test may give late. */
export interface FakeAnswer<Value> {
  /** Whether it was given. */
  readonly settled: boolean
  /** Answers a call that hangs. Nothing happens if it was answered before. */
  resolve(value?: Value): void
  /** Fails a call that hangs. Nothing happens if it was answered before. */
  reject(error?: unknown): void
}

/** What the next calls of a fake do. */
export interface AnswerPlan<Value> {
  /** Begins the answer to a call: as planned for it, else as usual. */
  begin(): { readonly answer: FakeAnswer<Value>; readonly act: () => Promise<Value | undefined> }
  resolves(value?: Value, plan?: FakePlan): void
  rejects(error?: unknown, plan?: FakePlan): void
  throws(error?: unknown, plan?: FakePlan): void
  hangs(plan?: FakePlan): void
}

type Behaviour<Value> = (answer: FakeAnswer<Value>) => void

/** Makes a plan under which every call resolves with nothing. */
export function answerPlan<Value>(): AnswerPlan<Value> {
  const planned: Behaviour<Value>[] = []
  let usual: Behaviour<Value> = (answer) => answer.resolve()

  function plan(behaviour: Behaviour<Value>, { times }: FakePlan = {}): void {
    if (times === undefined) usual = behaviour
    else planned.push(...Array.from({ length: times }, () => behaviour))
  }

  return {
    begin() {
      let settled = false
      let settle: { resolve(value?: Value): void; reject(error: unknown): void }
      const promise = new Promise<Value | undefined>((resolve, reject) => {
        settle = { resolve, reject }
      })
      const answer: FakeAnswer<Value> = {
        get settled() {
          return settled
        },
        resolve(value) {
          settled = true
          settle.resolve(value)
        },
        reject(error = new Error('The fake rejects.')) {
          settled = true
          settle.reject(error)
        },
      }
      return {
        answer,
        act() {
          const behave = planned.shift() ?? usual
          behave(answer)
          return promise
        },
      }
    },
    resolves: (value, options) => plan((answer) => answer.resolve(value), options),
    rejects: (error, options) => plan((answer) => answer.reject(error), options),
    throws: (error = new Error('The fake throws.'), options) =>
      plan(() => {
        throw error
      }, options),
    hangs: (options) => plan(() => {}, options),
  }
}
