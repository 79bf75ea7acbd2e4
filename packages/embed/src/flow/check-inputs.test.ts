// @vitest-environment jsdom
import { stampChecked } from '@fairwell/core/schema'
import { aFlow, anAccount } from '@fairwell/testkit'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Bridge } from '../bridge.ts'
import { checkAccount, checkDefinition } from '../check/check-source.ts'
import { checkInputs } from './check-inputs.ts'

const definition = aFlow().build()
const account = anAccount().build()
const asValue = (value: unknown) => ({ where: 'option', value })
const asText = (text: string) => ({ where: '/flow.json', text })
const load = vi.fn(async () => ({ checkDefinition, checkAccount }))
const bridge = { inits: [], load } as unknown as Bridge
const noChecker = { inits: [], load: () => Promise.reject() } as unknown as Bridge

let said: string[]
const live = () =>
  vi.stubGlobal('location', { hostname: 'shop.example', href: 'https://shop.example/' })
beforeEach(() => {
  said = []
  load.mockClear()
  for (const level of ['error', 'warn'] as const) {
    vi.spyOn(console, level).mockImplementation((line) => said.push(`${level} ${line}`))
  }
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

describe('checkInputs', () => {
  it('checks what carries no mark, as text or as a value', async () => {
    for (const source of [asValue(definition), asText(JSON.stringify(definition))]) {
      const inputs = await checkInputs(bridge, {}, source, asValue(account))
      expect(inputs.definition.id).toBe(definition.id)
      expect(inputs.account).toEqual(account)
    }
    expect(load).toHaveBeenCalledTimes(2)
  })

  it('does not load the checker for what carries its mark', async () => {
    live()
    const stamped = asText(JSON.stringify(stampChecked(definition, [])))
    expect((await checkInputs(bridge, {}, stamped, asValue({}))).account).toEqual({})
    expect(load).not.toHaveBeenCalled()
  })

  it('checks it all the same where a developer is looking, and goes on without a checker', async () => {
    live()
    const stamped = asValue(stampChecked(definition, []))
    await checkInputs(bridge, { mode: 'test' }, stamped, asValue({}))
    expect(load).toHaveBeenCalledOnce()
    const inputs = await checkInputs(noChecker, { mode: 'test' }, stamped, asValue({}))
    expect(inputs.definition.id).toBe(definition.id)
  })

  it.each([
    [
      'a mark that is not of this text',
      asValue({ ...stampChecked(definition, []), product: 'B' }),
      'FW4107',
    ],
    ['no mark', asValue(definition), 'FW4107'],
    ['no JSON', asText('{"fairwell":1,'), 'FW4112'],
  ])('refuses without a checker: %s', async (_what, source, code) => {
    live()
    await expect(checkInputs(noChecker, {}, source, asValue({}))).rejects.toMatchObject({ code })
  })

  it.each([
    [
      'not JSON',
      asText('{"fairwell":1,\n}'),
      asValue({}),
      'FW4112',
      /FW1001 .*line \d, column \d+/,
    ],
    [
      'an error',
      asText(JSON.stringify({ ...definition, produkt: 'x' })),
      asValue({}),
      'FW4113',
      /FW1\d+ produkt.*\(1:\d+\)/,
    ],
    [
      'a key twice',
      asText(JSON.stringify(definition).replace('{', '{"id":"a",')),
      asValue({}),
      'FW4113',
      /FW1002/,
    ],
    [
      'an error in the account',
      asValue(definition),
      asValue({ subscriber: { id: 7 } }),
      'FW4122',
      /FW2\d+ subscriber\.id/,
    ],
    [
      'an account that is not JSON',
      asValue(definition),
      { where: '#me', text: '{nope}' },
      'FW4121',
      /FW2001/,
    ],
    ['an account that is none', asValue(definition), asValue('u_1'), 'FW4122', /FW2\d+/],
  ])('says what to put right: %s', async (_what, first, second, code, expected) => {
    await expect(checkInputs(bridge, {}, first, second)).rejects.toMatchObject({ code })
    expect(said.join('\n')).toMatch(expected)
    expect(said.every((line) => line.startsWith('error [fairwell] FW'))).toBe(true)
  })
})
