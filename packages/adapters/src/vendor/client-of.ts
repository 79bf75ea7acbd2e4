import { DeliveryError } from '@fairwell/core'
import type { VendorClient } from './vendor-options.ts'

/**
 * The page's own client, asked for anew at each delivery.
 *
 * @param isReady Tells the client from the stub that a vendor's snippet leaves in its place until it has loaded.
 * @throws DeliveryError that may be tried again, while the client is not there.
 */
export function clientOf<Client>(
  client: VendorClient<Client>,
  isReady: (client: Client) => unknown,
): Client {
  const found = typeof client === 'function' ? (client as () => Client)() : client
  if (!found || !isReady(found)) {
    throw new DeliveryError("the vendor's client is not there yet", { retryable: true })
  }
  return found
}
