/** Something that whoever typed the command can put right; only its message is shown. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'UsageError'
  }
}
