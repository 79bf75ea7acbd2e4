import { describe, expect, it } from 'vitest'
import { mergeOptions } from './merge-options.ts'

describe('mergeOptions', () => {
  it('lets later options win over earlier ones and attributes', () => {
    const merged = mergeOptions([{ flow: '/a.json', theme: 'dark' }, { flow: '/b.json' }])
    expect(merged).toEqual({ flow: '/b.json', theme: 'dark' })
  })

  it('reads what is undefined as not given', () => {
    expect(mergeOptions([{ locale: 'de' }, { locale: undefined }])).toEqual({
      locale: 'de',
    })
  })

  it('adds up handlers, headers and messages', () => {
    const pause = async () => {}
    const cancel = async () => {}
    const merged = mergeOptions([
      { handlers: { pause }, headers: { a: '1', b: '1' } },
      { handlers: { cancel }, headers: { b: '2' }, messages: { close: 'Zu' } },
      { messages: { back: 'Zurück' } },
    ])
    expect(merged).toEqual({
      handlers: { pause, cancel },
      headers: { a: '1', b: '2' },
      messages: { close: 'Zu', back: 'Zurück' },
    })
  })

  it('replaces an account and a definition whole', () => {
    const merged = mergeOptions([
      { account: { subscriber: { id: 'a' } }, definition: { id: 'x', offers: [] } },
      { account: { history: [] }, definition: { id: 'y' } },
    ])
    expect(merged).toEqual({ account: { history: [] }, definition: { id: 'y' } })
  })
})
