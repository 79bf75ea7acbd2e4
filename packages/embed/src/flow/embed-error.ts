/** Why a flow cannot be shown; the loader runs the host's own cancel instead. */
export class EmbedError extends Error {
  override readonly name = 'EmbedError'
  readonly code: string

  /** `message` is for the developer: what is wrong and what to write. */
  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}
