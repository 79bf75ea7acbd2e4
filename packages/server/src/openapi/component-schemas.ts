import { problems } from '../http/problems.ts'

const instant = { type: 'string', format: 'date-time' }
const text = { type: 'string', minLength: 1, maxLength: 200 }

/** What the bodies of the API are made of. */
export const componentSchemas = {
  StartAttempt: {
    type: 'object',
    required: ['attemptId'],
    properties: {
      attemptId: { type: 'string', format: 'uuid', description: 'A UUIDv7 that the client makes.' },
      previousAttemptId: { ...text, description: 'The attempt that was closed before this one.' },
      locale: { ...text, default: 'en', description: 'A BCP 47 tag.' },
      noOffers: { type: 'boolean', default: false, description: 'Only the way out.' },
    },
  },
  StartedAttempt: {
    type: 'object',
    required: ['attemptId', 'definition', 'account', 'mode'],
    properties: {
      attemptId: { type: 'string', format: 'uuid' },
      definition: {
        type: 'object',
        description:
          'The flow definition, without the offers that this subscription can never take.',
      },
      account: { $ref: '#/components/schemas/Account' },
      mode: { enum: ['live', 'test'] },
    },
  },
  Accept: {
    type: 'object',
    required: ['offerId'],
    description:
      'Terms are the server’s own. Whatever else is in the body is ignored, but for ids that are not the token’s, which are refused.',
    properties: {
      offerId: text,
      choice: {
        description: 'One of the offer’s choices: `{ "months": 2 }`, `{ "id": "basic" }`.',
      },
      reason: { ...text, description: 'Id of the reason that was chosen.' },
      answers: {
        type: 'object',
        description: 'Answers by question id.',
        additionalProperties: {
          type: ['string', 'number', 'array'],
          items: { type: 'string' },
        },
      },
      shown: {
        type: 'object',
        description:
          'The offer as it was shown. Where its terms are not those that would be applied, nothing is applied.',
      },
    },
  },
  Cancel: {
    type: 'object',
    properties: { reason: { ...text, description: 'Id of the reason that was chosen.' } },
  },
  ActionResult: {
    type: 'object',
    required: ['resolution', 'events'],
    properties: {
      resolution: {
        type: 'object',
        properties: {
          effectiveAt: instant,
          receiptId: { type: 'string' },
          message: { type: 'string', description: 'Words for the subscriber.' },
          account: { $ref: '#/components/schemas/Account' },
        },
      },
      events: {
        type: 'array',
        description: 'What the server emitted, for the flow’s other adapters.',
        items: { $ref: '#/components/schemas/Event' },
      },
    },
  },
  Account: {
    type: 'object',
    description: 'The facts about who is leaving: https://fairwell.dev/docs/account',
    properties: {
      subscriber: { type: 'object' },
      subscription: { type: 'object' },
      history: { type: 'array', items: { type: 'object' } },
    },
  },
  Event: {
    type: 'object',
    description: 'A CloudEvents 1.0 event: https://fairwell.dev/docs/events',
    required: [
      'specversion',
      'id',
      'source',
      'type',
      'time',
      'datacontenttype',
      'dataschema',
      'attemptid',
      'attemptseq',
      'data',
    ],
    properties: {
      specversion: { const: '1.0' },
      id: text,
      source: { type: 'string', format: 'uri-reference' },
      type: { type: 'string', pattern: '^fairwell\\.' },
      subject: text,
      time: instant,
      datacontenttype: { const: 'application/json' },
      dataschema: { type: 'string', format: 'uri' },
      attemptid: text,
      attemptseq: { type: 'integer', minimum: 1 },
      testmode: { const: true },
      data: { type: 'object' },
    },
  },
  EventsTaken: {
    type: 'object',
    required: ['accepted', 'rejected', 'rejectedIds'],
    properties: {
      accepted: {
        type: 'integer',
        description: 'How many are stored now; those that were before count.',
      },
      rejected: {
        type: 'integer',
        description: 'How many are refused, those without an id too.',
      },
      rejectedIds: {
        type: 'array',
        description: 'Ids of items that are no events, or that only the server may say.',
        items: { type: 'string' },
      },
    },
  },
  Health: {
    type: 'object',
    required: ['status', 'store', 'waitingRecords'],
    properties: {
      status: { enum: ['ok', 'degraded'] },
      store: { enum: ['ok', 'down'] },
      waitingRecords: { type: 'integer' },
    },
  },
  Problem: {
    type: 'object',
    description: 'RFC 9457 problem details.',
    required: ['type', 'title', 'status', 'code'],
    properties: {
      type: { type: 'string', format: 'uri' },
      title: { type: 'string' },
      status: { type: 'integer' },
      detail: { type: 'string', description: 'For a developer.' },
      code: { enum: Object.keys(problems) },
      failure: {
        enum: ['ineligible', 'retryable', 'unknown'],
        description: 'What to make of an action that was not done.',
      },
      message: { type: 'string', description: 'Words for the subscriber.' },
      events: { type: 'array', items: { $ref: '#/components/schemas/Event' } },
    },
  },
} as const
