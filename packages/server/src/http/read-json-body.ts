import { nestsDeeply } from './nests-deeply.ts'
import { Problem } from './problem.ts'

export interface BodyRules {
  /** Media types that are taken, without parameters. */
  readonly types: readonly string[]
  readonly maxBytes: number
  /** Whether no body counts as `{}`, whatever the headers say of it. Default false. */
  readonly mayBeEmpty?: boolean | undefined
}

/** As much more than it takes is read and thrown away, so that the connection can be used again. */
const maxDrainedBytes = 8_000_000

/**
 * The JSON of a request's body, at most as long as is allowed however long it says it is.
 *
 * @throws Problem FW6020, FW6021, FW6022
 */
export async function readJsonBody(request: Request, rules: BodyRules): Promise<unknown> {
  // Of a body that was read before, there is nothing left.
  const bytes = request.bodyUsed ? new Uint8Array() : await readBytes(request, rules.maxBytes)
  const text = new TextDecoder().decode(bytes)
  if (text === '' && rules.mayBeEmpty) return {}
  const found = request.headers.get('content-type') ?? ''
  const type = found.split(';')[0]?.trim().toLowerCase() ?? ''
  // A page of another origin can send text/plain without asking; so nothing but JSON is read.
  if (!rules.types.includes(type)) {
    const detail = `Content-Type is ${JSON.stringify(found)}; write ${rules.types.join(' or ')}.`
    throw new Problem('FW6020', { detail })
  }
  if (nestsDeeply(text)) throw new Problem('FW6021', { detail: 'The body nests too deep.' })
  try {
    return JSON.parse(text)
  } catch (cause) {
    const isEmpty = text === ''
    const hint = isEmpty ? 'is empty: nothing may read it before this server' : 'is not valid JSON'
    throw new Problem('FW6021', { detail: `The body ${hint}.`, cause })
  }
}

async function readBytes(request: Request, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  const reader = request.body?.getReader()
  for (;;) {
    const chunk = await reader?.read()
    if (!chunk || chunk.done) break
    length += chunk.value.byteLength
    if (length > maxBytes + maxDrainedBytes) break
    if (length <= maxBytes) chunks.push(chunk.value)
  }
  // Not cancelled: in Node that ends the connection, and the answer with it.
  reader?.releaseLock()
  if (length > maxBytes) {
    throw new Problem('FW6022', { detail: `The body is longer than ${maxBytes} bytes.` })
  }
  const bytes = new Uint8Array(length)
  let offset = 0
  for (const chunk of chunks) {
    bytes.set(chunk, offset)
    offset += chunk.byteLength
  }
  return bytes
}
