import { type SubscriberName, subscribers } from './demo-accounts.ts'

/** Places that one can be protected in on the demo page; `unknown` is no claim at all. */
export const jurisdictions = ['unknown', 'us-ca', 'us-mn', 'eu', 'fr', 'de'] as const

export type Jurisdiction = (typeof jurisdictions)[number]

/** Who is signed in on the demo page. */
export interface DevSession {
  readonly subscriber: SubscriberName
  readonly jurisdiction: Jurisdiction
}

const cookieName = 'fairwell-dev'

/** The session of a request; somebody new is Ada, nowhere in particular. */
export function readSession(request: Request): DevSession {
  const cookies = request.headers.get('cookie') ?? ''
  const [, subscriber, jurisdiction] =
    new RegExp(`(?:^|; *)${cookieName}=([\\w-]+)\\.([\\w-]+)`).exec(cookies) ?? []
  return sessionOf(subscriber, jurisdiction)
}

/** The session that a form asks for, as a cookie. */
export function sessionCookie(form: FormData): string {
  const { subscriber, jurisdiction } = sessionOf(form.get('subscriber'), form.get('jurisdiction'))
  return `${cookieName}=${subscriber}.${jurisdiction}; Path=/; HttpOnly; SameSite=Strict`
}

function sessionOf(subscriber: unknown, jurisdiction: unknown): DevSession {
  const names = Object.keys(subscribers) as SubscriberName[]
  return {
    subscriber: names.find((name) => name === subscriber) ?? 'monthly',
    jurisdiction: jurisdictions.find((code) => code === jurisdiction) ?? 'unknown',
  }
}
