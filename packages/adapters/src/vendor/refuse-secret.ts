/**
 * Keys of services that must never be in a page, by how they begin: of Stripe, also in Base64 after
 * `Basic`, of webhooks, GitHub, OpenAI, Anthropic, Slack and RudderStack; and a name or a password in a URL.
 */
const secret =
  /\b([sr]k_(live|test)|sk-((proj|ant)-|\w{20})|gh[ps]_|github_pat_|xox[bp]-|rsa_\w{8}|c[2m]tf(bGl2|dGVz))|bearer [sr]k_|whsec_|:\/\/[^/?#]*@/i

/**
 * Refuses a secret in a page, where anyone could read it; a server may have it.
 *
 * @param value What was configured.
 * @param kind How the secrets of one vendor look, beyond those of payment services.
 * @throws Error FW5101
 */
export function refuseSecret(value: string, kind: RegExp = secret): void {
  if (globalThis.window && (secret.test(value) || kind.test(value))) {
    throw new Error('FW5101 a secret key in a page')
  }
}

/**
 * The key that a vendor's HTTP API is asked with.
 *
 * @param kind How that vendor's secrets look.
 * @throws Error FW5101 where it is a secret one.
 */
export function publicKey(key = '', kind?: RegExp): string {
  refuseSecret(key, kind)
  return key
}
