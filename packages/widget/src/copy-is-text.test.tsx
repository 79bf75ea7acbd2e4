import { createCancelFlow, type FlowDefinition } from '@fairwell/core'
import { aFlow, anAccount, fakePorts } from '@fairwell/testkit'
import { afterEach, expect, it } from 'vitest'
import { mountCancelFlow } from './mount-cancel-flow.ts'

const attack = '<img src=x onerror="globalThis.hacked = true"><script>hacked = true</script>'

const account = anAccount().withSubscriber({ firstName: attack }).build()
const copy = `${attack} {{subscriber.firstName}}`
const definition: FlowDefinition = aFlow()
  .with({ product: attack, support: { label: copy, url: 'https://example.com' } })
  .withReason('why', { label: copy })
  .withQuestion('why', 'words', { label: copy })
  .withSurvey({ title: copy, comment: { label: copy } })
  .withOffer('pause', { title: copy, body: copy })
  .withOffer('contact', {
    title: copy,
    channels: [{ id: 'chat', label: copy, url: 'https://example.com' }],
  })
  .withScreen('facts', { title: copy, body: copy, data: { [attack]: attack } })
  .withConfirm({ title: copy, body: copy, consequences: [copy] })
  .build()

let dispose = () => {}
afterEach(() => dispose())

it('S-12 shows markup in copy, names and data as text, on every screen', async () => {
  const flow = createCancelFlow({ definition, account, mode: 'test', ports: fakePorts() })
  const widget = mountCancelFlow(flow)
  dispose = widget.dispose
  await flow.ready
  const root = widget.host.shadowRoot as ShadowRoot
  const seen: string[] = []
  const look = () => {
    seen.push(flow.$state.get().screen)
    expect(root.textContent).toContain('<img src=x onerror=')
    expect(root.querySelectorAll('img, script, [onerror]')).toHaveLength(0)
  }
  flow.open()
  look()
  flow.next()
  flow.chooseReason('why')
  look()
  flow.next()
  look()
  flow.cancel()
  look()

  expect(seen).toEqual(['info', 'survey', 'offer', 'confirm'])
  expect('hacked' in globalThis).toBe(false)
})
