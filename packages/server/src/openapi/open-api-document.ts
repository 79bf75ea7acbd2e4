import { type ProblemCode, problems } from '../http/problems.ts'
import { componentSchemas } from './component-schemas.ts'

const ofIdentity = ['FW6001', 'FW6002'] as const
const ofBody = ['FW6003', 'FW6020', 'FW6021', 'FW6022'] as const
const ofBilling = ['FW6040', 'FW6041', 'FW6042', 'FW6043'] as const
const always = ['FW6099'] as const

const token = [{ token: [] }]
const attemptId = {
  name: 'attemptId',
  in: 'path',
  required: true,
  schema: { type: 'string', pattern: '^[\\w.-]{1,100}$' },
}
const anyAttemptId = { ...attemptId, schema: { type: 'string', minLength: 1, maxLength: 200 } }
const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description: 'The same on every retry of one decision. It makes one billing call, ever.',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
}

/** The description of the API, OpenAPI 3.1, for the URL at which it is mounted. */
export function openApiDocument(mountUrl: string) {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Fairwell server',
      version: '1',
      description:
        'Starts attempts, applies offers and cancels. Who it is says the bearer token alone; a page never gets to name a price.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: mountUrl }],
    paths: {
      '/v1/attempts': {
        post: {
          operationId: 'startAttempt',
          summary: 'Start an attempt',
          description: 'Again with the same id gives the same answer.',
          security: token,
          requestBody: jsonBody('StartAttempt'),
          responses: {
            201: jsonAnswer('Who it is, and what they may be offered.', 'StartedAttempt'),
            ...failures(
              ...ofIdentity,
              ...ofBody,
              'FW6005',
              'FW6006',
              'FW6050',
              'FW6051',
              ...ofBilling,
            ),
          },
        },
      },
      '/v1/attempts/{attemptId}/accept': {
        post: {
          operationId: 'acceptOffer',
          summary: 'Apply an offer that the attempt was offered',
          security: token,
          parameters: [attemptId, idempotencyKey],
          requestBody: jsonBody('Accept'),
          responses: {
            200: jsonAnswer('It is applied.', 'ActionResult'),
            ...failures(
              ...ofIdentity,
              ...ofBody,
              'FW6004',
              'FW6005',
              'FW6006',
              'FW6010',
              'FW6011',
              'FW6012',
              'FW6013',
              'FW6014',
              'FW6030',
              'FW6031',
              'FW6032',
              'FW6033',
              'FW6050',
              'FW6051',
              ...ofBilling,
            ),
          },
        },
      },
      '/v1/attempts/{attemptId}/cancel': {
        post: {
          operationId: 'cancelSubscription',
          summary: 'End the subscription',
          description:
            'Works for an attempt that was never started and while the store or the definition is down. A body that can not be read is ignored. Again gives the same receipt.',
          security: token,
          parameters: [anyAttemptId, idempotencyKey],
          requestBody: { ...jsonBody('Cancel'), required: false },
          responses: {
            200: jsonAnswer('It ends, and this is when.', 'ActionResult'),
            ...failures(...ofIdentity, 'FW6003', 'FW6005', 'FW6010', 'FW6012', ...ofBilling),
          },
        },
      },
      '/v1/events': {
        post: {
          operationId: 'takeEvents',
          summary: 'Store a batch of events',
          description: 'Each is stored once, by source and id. A token vouches for their subject.',
          security: [{}, ...token],
          requestBody: {
            required: true,
            content: {
              'application/cloudevents-batch+json': eventList(),
              'application/json': eventList(),
            },
          },
          responses: {
            200: jsonAnswer('All are stored.', 'EventsTaken'),
            207: jsonAnswer('Some are stored.', 'EventsTaken'),
            ...failures(...ofIdentity, 'FW6020', 'FW6021', 'FW6022', 'FW6050'),
          },
        },
      },
      '/v1/openapi.json': {
        get: {
          operationId: 'describe',
          summary: 'This description',
          responses: {
            200: {
              description: 'OpenAPI 3.1',
              content: { 'application/json': { schema: { type: 'object' } } },
            },
            ...failures(),
          },
        },
      },
      '/healthz': {
        get: {
          operationId: 'checkHealth',
          summary: 'Whether cancelling works',
          description: 'Answers 200 while it does, also without a store.',
          responses: { 200: jsonAnswer('How it goes.', 'Health'), ...failures() },
        },
      },
    },
    components: {
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description:
            'Signed by your backend (HS256 or EdDSA), at most 15 minutes old: iss, aud "fairwell", sub, sid, jti, iat, exp and, where it is known, jur.',
        },
      },
      schemas: componentSchemas,
    },
  }
}

function jsonBody(schema: keyof typeof componentSchemas) {
  return { required: true, content: { 'application/json': { schema: refTo(schema) } } }
}

function jsonAnswer(description: string, schema: keyof typeof componentSchemas) {
  return { description, content: { 'application/json': { schema: refTo(schema) } } }
}

function eventList() {
  return { schema: { type: 'array', maxItems: 1_000, items: refTo('Event') } }
}

/** One answer for each status; each says which problems it stands for. */
function failures(...codes: readonly ProblemCode[]) {
  const content = { 'application/problem+json': { schema: refTo('Problem') } }
  const byStatus = new Map<number, string[]>()
  for (const code of [...codes, ...always]) {
    const { status, title } = problems[code]
    byStatus.set(status, [...(byStatus.get(status) ?? []), `${code}: ${title}.`])
  }
  return Object.fromEntries(
    [...byStatus].map(([status, lines]) => [status, { description: lines.join(' '), content }]),
  )
}

function refTo(schema: keyof typeof componentSchemas) {
  return { $ref: `#/components/schemas/${schema}` }
}
