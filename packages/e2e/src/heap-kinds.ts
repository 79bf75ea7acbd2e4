import type { CDPSession } from 'playwright-core'

/** What can be read of a heap snapshot: https://github.com/v8/v8/blob/main/src/profiler/heap-snapshot-generator.cc */
interface HeapSnapshot {
  readonly snapshot: {
    readonly meta: {
      readonly node_fields: readonly string[]
      readonly node_types: readonly [readonly string[], ...unknown[]]
    }
  }
  readonly nodes: readonly number[]
  readonly strings: readonly string[]
}

/**
 * What the engine makes to run code, as it likes, and the browser notes of requests and slow frames;
 * and numbers as text: taking a snapshot itself makes thousands.
 */
const ofEngine =
  /^(code|object shape|hidden|number|string $|native (system|Performance|blink::(Network|ScriptTiming)))/
const uuid = /[\da-f]{8}-[-\da-f]{27}/g
/** What makes each one of a kind another: `<input name="7 reason">`, `scope @99883`, times. */
const own = / (\w+=|@|https?:).*|[-+.\d]*\d/g

/**
 * Counts what the page's heap holds after garbage collection, JavaScript's and the browser's own, by
 * its kind: `closure say`, `native Text`, a `string` by what is the same in all of its kind.
 */
export async function heapKinds(session: CDPSession): Promise<Map<string, number>> {
  const chunks: string[] = []
  const take = ({ chunk }: { readonly chunk: string }) => chunks.push(chunk)
  session.on('HeapProfiler.addHeapSnapshotChunk', take)
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  session.off('HeapProfiler.addHeapSnapshotChunk', take)
  const { snapshot, nodes, strings }: HeapSnapshot = JSON.parse(chunks.join(''))
  const { node_fields: fields, node_types: types } = snapshot.meta
  const [typeAt, nameAt] = [fields.indexOf('type'), fields.indexOf('name')]
  const kinds = new Map<string, number>()
  for (let start = 0; start < nodes.length; start += fields.length) {
    const type = types[0][nodes[start + typeAt] as number] as string
    const name = strings[nodes[start + nameAt] as number] as string
    const kind = `${type} ${name.slice(0, 200).replace(uuid, 'id').replace(own, '')}`
    if (!ofEngine.test(kind)) kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
  }
  return kinds
}
