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

it('P2.2-8 an input method composes, and the clipboard works, though no key leaves the dialog', async () => {
  const { page, flow, context, start, errors, close } = await openBillingPage(browser, { source })
  await start()
  const words = flow.dialog.getByRole('textbox').last()
  await words.click()
  const session = await context.newCDPSession(page)
  for (const text of ['k', 'こ', 'こん', '今日']) {
    await session.send('Input.imeSetComposition', { text, selectionStart: 0, selectionEnd: 0 })
  }
  await session.send('Input.insertText', { text: '今日は' })
  expect(await words.inputValue()).toBe('今日は')
  for (const key of ['a', 'x', 'v', 'v']) await page.keyboard.press(`Control+${key}`)
  expect(await words.inputValue()).toBe('今日は今日は')
  await page.keyboard.press('Control+z')
  expect(await words.inputValue()).toBe('今日は')
  // What was composed is what the flow knows.
  await page.keyboard.press('Escape')
  await flow.goes()
  await start()
  expect(await flow.dialog.getByRole('textbox').last().inputValue()).toBe('今日は')
  expect(errors).toEqual([])
  await close()
})

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
