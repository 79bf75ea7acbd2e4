import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBillingPage } from '../../src/billing-page.ts'
import { launch } from '../../src/launch.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

it('what a password manager puts in and beside our fields neither breaks a screen nor decides anything', async () => {
  const { page, flow, server, start, leave, errors, close } = await openBillingPage(browser)
  await start()
  // LastPass and Dashlane put icons beside fields, mark and style them; Grammarly wraps a layer around;
  // an extension fills what it takes for a form.
  await page.evaluate(() => {
    const root = document.querySelector('[data-fairwell]')?.shadowRoot
    if (!root) throw new Error('our dialog is not there')
    const meddle = () => {
      for (const field of root.querySelectorAll<HTMLElement>('input, textarea')) {
        if (field.hasAttribute('data-found')) continue
        field.setAttribute('data-found', '')
        field.setAttribute('autocomplete', 'off')
        field.style.backgroundImage = 'none'
        const icon = document.createElement('div')
        icon.setAttribute('data-lastpass-icon-root', '')
        icon.attachShadow({ mode: 'closed' }).append(document.createElement('input'))
        field.after(icon)
        field.before(document.createElement('grammarly-extension'))
      }
      if (!root.querySelector('.injected')) {
        const login = document.createElement('input')
        login.className = 'injected'
        login.type = 'password'
        login.value = 'secret'
        root.querySelector('section')?.append(login)
      }
    }
    meddle()
    new MutationObserver(meddle).observe(root, { subtree: true, childList: true })
  })
  const fields = flow.dialog.getByRole('textbox')
  await flow.choose('It costs too much')
  await fields.first().fill('ten')
  await flow.choose('It is hard to use')
  await flow.choose('It costs too much')
  expect(await fields.first().inputValue()).toBe('ten')
  for (const field of await flow.dialog.locator('textarea').all()) {
    for (const [name, value] of Object.entries({
      'data-1p-ignore': '',
      'data-bwignore': '',
      'data-lpignore': 'true',
      'data-form-type': 'other',
    })) {
      expect(await field.getAttribute(name)).toBe(value)
    }
  }
  await flow.next()
  await flow.shows('Cancel Acme Pro?')
  await flow.press('Back')
  await flow.shows('main reason')
  expect(await flow.dialog.getByRole('radio', { name: 'It costs too much' }).isChecked()).toBe(true)
  expect(await fields.first().inputValue()).toBe('ten')
  expect(server.cancels).toHaveLength(0)
  await leave()
  expect(server.cancels).toHaveLength(1)
  expect(JSON.stringify(server.log.events)).not.toContain('secret')
  expect(errors).toEqual([])
  await close()
})
