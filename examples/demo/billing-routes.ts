import { isBillingError } from '@fairwell/server'
import { renderBillingPage } from './billing-page.ts'
import type { DemoWorld } from './demo-world.ts'
import { findOffer } from './find-offer.ts'
import { invoicesOf, writeInvoice } from './invoices.ts'
import { type Route, respond, respondJson } from './route.ts'
import type { DemoSettings } from './settings.ts'

/** The merchant's site: its billing page in three variants, and the backend that was there before us. */
export function billingRoutes(
  world: DemoWorld,
  mintToken: () => Promise<string | undefined>,
): readonly Route[] {
  /** Does an action once for each idempotency key, and says it as a handler reads it. */
  const act = async (
    request: Request,
    work: (
      subject: {
        subscriberId: string
        subscriptionId: string
        idempotencyKey: string
        attemptId: string
      },
      asked: Record<string, unknown>,
    ) => Promise<object>,
  ): Promise<Response> => {
    const asked: Record<string, unknown> = Object(await request.json().catch(() => undefined))
    const { subscriber, subscription } = world.account()
    const idempotencyKey = request.headers.get('idempotency-key') ?? ''
    const subject = {
      subscriberId: subscriber?.id ?? '',
      subscriptionId: subscription?.id ?? '',
      idempotencyKey,
      attemptId: idempotencyKey.split(':')[0] ?? '',
    }
    try {
      return respondJson(await work(subject, asked))
    } catch (error) {
      const code = isBillingError(error) ? error.code : 'unknown'
      return respondJson({ code }, code === 'ineligible' ? 409 : 503)
    }
  }

  return [
    {
      method: 'GET',
      path: /^\/(server|local|handlers)\/$/,
      async answer(_request, page = 'local') {
        const token = page === 'server' ? await mintToken() : undefined
        return respond(
          'html',
          renderBillingPage({
            account: world.account(),
            pageAccount: world.pageAccount(),
            page: page as DemoSettings['page'],
            mode: world.settings.mode,
            token,
            notice: world.takeNotice(),
            now: Date.now(),
          }),
        )
      },
    },
    {
      method: 'POST',
      path: /^\/billing\/cancel$/,
      async answer(request) {
        const form = new URLSearchParams(await request.text())
        world.cancelOwn(form.get('subscription') ?? '')
        const from = /\/(server|local|handlers)\/$/.exec(request.headers.get('referer') ?? '')
        const location = `/${from?.[1] ?? world.settings.page}/`
        return new Response(null, { status: 303, headers: { location } })
      },
    },
    {
      method: 'POST',
      path: /^\/billing\/offers$/,
      answer: (request) =>
        act(request, (subject, { offerId, choice }) => {
          const offer = findOffer(world.definition, world.pageAccount(), String(offerId))
          return world.billing.applyOffer({
            ...subject,
            offer,
            account: world.account(),
            ...(choice !== undefined && { choice: choice as never }),
          })
        }),
    },
    {
      method: 'POST',
      path: /^\/billing\/cancellations$/,
      answer: (request) => act(request, (subject) => world.billing.cancel(subject)),
    },
    {
      method: 'GET',
      path: /^\/billing\/invoices\/([\w-]+)\.txt$/,
      answer(_request, number) {
        const account = world.account()
        const invoice = invoicesOf(account, Date.now()).find((one) => one.number === number)
        return invoice
          ? respond('txt', writeInvoice(invoice, account))
          : respond('txt', 'There is no such invoice.', 404)
      },
    },
  ]
}
