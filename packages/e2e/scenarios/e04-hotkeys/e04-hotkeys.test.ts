import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { cancelButton, openBillingPage } from '../../src/billing-page.ts'
import { launch } from '../../src/launch.ts'

/** Every library takes `a`, `/` and Ctrl+K for its own, and counts. */
const source = `
  import { createRoot } from 'react-dom/client'
  import { install } from '@github/hotkey'
  import hotkeys from 'hotkeys-js'
  import { useHotkeys } from 'react-hotkeys-hook'
  import Mousetrap from 'mousetrap'
  window.fired = {}
  const count = (name) => () => { fired[name] = (fired[name] ?? 0) + 1 }
  for (const key of ['a', '/', 'Control+k']) {
    const button = document.querySelector('main').appendChild(document.createElement('button'))
    button.dataset.hotkey = key
    button.onclick = count('@github/hotkey')
    install(button)
  }
  hotkeys('a,/,ctrl+k', count('hotkeys-js'))
  hotkeys('a', { capture: true, element: document.documentElement }, count('hotkeys-js, capture'))
  Mousetrap.bind(['a', '/', 'ctrl+k'], count('mousetrap'), 'keydown')
  function App() {
    useHotkeys(['a', 'slash', 'ctrl+k'], count('react-hotkeys-hook'))
    return null
  }
  createRoot(document.querySelector('main').appendChild(document.createElement('div'))).render(<App />)`
const libraries = [
  '@github/hotkey',
  'hotkeys-js',
  'hotkeys-js, capture',
  'mousetrap',
  'react-hotkeys-hook',
]

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

it('E04 AX-26 P2.2-8 no hotkey fires while the dialog is open, and no key alone does anything in it', async () => {
  const { page, flow, server, start, close } = await openBillingPage(browser, {
    body: cancelButton,
    source,
  })
  const fired = () => page.evaluate('fired') as Promise<Record<string, number>>
  await page.getByRole('heading', { level: 1 }).click()
  await page.keyboard.press('a')
  await expect.poll(async () => Object.keys(await fired()).sort()).toEqual(libraries.sort())
  await page.evaluate('fired = {}')

  await start()
  const before = await flow.dialog.innerHTML()
  for (const key of 'abcdefghijklmnopqrstuvwxyz0123456789/?.') await page.keyboard.press(key)
  expect(await flow.dialog.innerHTML()).toBe(before)

  const words = flow.dialog.getByRole('textbox').last()
  await words.click()
  await page.keyboard.type('a/a and/or b, a question?')
  await page.keyboard.press('Control+k')
  expect(await words.inputValue()).toBe('a/a and/or b, a question?')
  await flow.dialog.getByRole('radio', { name: 'It is hard to use' }).focus()
  await page.keyboard.press('a')
  expect(await fired()).toEqual({})

  await page.keyboard.press('Escape')
  await flow.goes()
  await page.keyboard.press('a')
  await expect.poll(async () => Object.keys(await fired()).sort()).toEqual(libraries.sort())
  expect(server.cancels).toHaveLength(0)
  await close()
})
