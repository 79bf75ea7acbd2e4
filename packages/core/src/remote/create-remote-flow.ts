import type { CancelFlow, CancelFlowOptions } from '../cancel-flow.ts'
import { createCancelFlow } from '../create-cancel-flow.ts'
import { memoryPorts } from '../ports/memory-ports.ts'
import {
  createRemoteActions,
  type RemoteOptions,
  type RemoteStart,
} from './create-remote-actions.ts'

export interface RemoteFlowOptions
  extends RemoteOptions,
    Omit<RemoteStart, 'locale'>,
    Omit<
      CancelFlowOptions,
      'definition' | 'account' | 'handlers' | 'remote' | 'attemptId' | 'locale'
    > {}

/**
 * Starts an attempt on a server and creates its flow, which is not opened yet.
 *
 * @throws HandlerError when there is no attempt to be had: let the page's own cancel run.
 */
export async function createRemoteFlow(options: RemoteFlowOptions): Promise<CancelFlow> {
  const { previousAttemptId, noOffers, signal, locale } = options
  const remote = createRemoteActions(options)
  const id = memoryPorts(options.ports).ids()
  const started = await remote.start(id, { previousAttemptId, noOffers, signal, locale })
  const { definition, account, attemptId, mode } = started
  return createCancelFlow({ mode, ...options, definition, account, attemptId, remote })
}
