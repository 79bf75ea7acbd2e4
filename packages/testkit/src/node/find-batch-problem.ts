import type { FlowEvent } from '@fairwell/core'

const types = ['application/cloudevents-batch+json', 'application/json']
const uuidV7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** What a request turned out to be. */
export interface BatchFinding {
  readonly status: 204 | 400 | 405 | 415
  readonly events: readonly FlowEvent[]
  readonly problem: string | undefined
}

/** Says what keeps a request from being a batch of events, and what to answer. */
export function findBatchProblem(
  method: string,
  contentType: string | undefined,
  body: string,
): BatchFinding {
  const refuse = (status: BatchFinding['status'], problem: string): BatchFinding => ({
    status,
    events: [],
    problem,
  })
  if (method !== 'POST') return refuse(405, `the method is ${method}`)
  const type = contentType?.split(';')[0]?.trim().toLowerCase() ?? ''
  if (!types.includes(type)) return refuse(415, `the content type is "${contentType ?? ''}"`)
  let events: unknown
  try {
    events = JSON.parse(body)
  } catch {
    return refuse(400, 'the body is not JSON')
  }
  if (!Array.isArray(events) || events.length === 0) return refuse(400, 'the body is no batch')
  for (const [index, event] of events.entries()) {
    const problem = findEventProblem(event)
    if (problem) return refuse(400, `event ${index}: ${problem}`)
  }
  return { status: 204, events, problem: undefined }
}

function findEventProblem(event: unknown): string | undefined {
  if (typeof event !== 'object' || event === null) return 'it is no object'
  const { specversion, id, source, type, subject, time, attemptid, attemptseq, data } =
    event as Partial<FlowEvent>
  if (specversion !== '1.0') return 'specversion is not 1.0'
  if (!uuidV7.test(`${id}`)) return `id is no UUIDv7: ${id}`
  if (typeof source !== 'string' || source === '') return 'source is empty'
  if (!`${type}`.startsWith('fairwell.')) return `type is ${type}`
  if (subject === '') return 'subject is empty'
  if (Number.isNaN(Date.parse(`${time}`))) return `time is ${time}`
  if (typeof attemptid !== 'string' || attemptid === '') return 'attemptid is empty'
  if (!Number.isInteger(attemptseq) || Number(attemptseq) < 1) return `attemptseq is ${attemptseq}`
  if (typeof data !== 'object' || data === null) return 'data is missing'
  return undefined
}
