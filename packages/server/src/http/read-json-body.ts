import { nestsDeeply } from './nests-deeply.ts'
import { Problem } from './problem.ts'

export interface BodyRules {
  /** Media types that are taken, without parameters. */
  readonly types: readonly string[]
  readonly maxBytes: number
}

/**
 * The JSON of a request's body, at most as long as is allowed however long it says it is.
 *
 * @throws Problem FW6020, FW6021, FW6022
 */
export async function readJsonBody(request: Request, rules: BodyRules): Promise<unknown> {
  const found = request.headers.get('content-type') ?? ''
  const type = found.split(';')[0]?.trim().toLowerCase() ?? ''
  // A page of another origin can send text/plain without asking; so nothing but JSON is read.
  if (!rules.types.includes(type)) {
    const detail = `Content-Type is ${JSON.stringify(found)}; write ${rules.types.join(' or ')}.`
    throw new Problem('FW6020', { detail })
  }
  const text = new TextDecoder().decode(await readBytes(request, rules.maxBytes))
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
    if (length > maxBytes) {
      await reader?.cancel()
      throw new Problem('FW6022', { detail: `The body is longer than ${maxBytes} bytes.` })
    }
    chunks.push(chunk.value)
  }
  const bytes = new Uint8Array(length)
  let offset = 0
  for (const chunk of chunks) {
    bytes.set(chunk, offset)
    offset += chunk.byteLength
  }
  return bytes
}
