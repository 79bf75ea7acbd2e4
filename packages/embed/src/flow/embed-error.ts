/** Why a flow cannot be shown; the loader runs the host's own cancel instead. */
export class EmbedError extends Error {
  readonly code: string

  // Not a field: a page may have frozen `Error.prototype`, and then nobody can assign what it has.
  override get name(): string {
    return 'EmbedError'
  }

  /** `message` is for the developer: what is wrong and what to write. */
  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}
