import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bundleHost } from '../../src/bundle-host.ts'
import { openCancelPage } from '../../src/cancel-page.ts'
import { launch } from '../../src/launch.ts'
import { script } from '../../src/reply.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const openMenus = async (source: string) =>
  openCancelPage(browser, '<div id="root"></div>', {
    head: '<script defer src="/host.js"></script>',
    routes: { '/host.js': script(await bundleHost({ source })) },
  })

describe('P2.2-4 a control in a menu', () => {
  it('Headless UI, Bootstrap, a popover and a details element', async () => {
    const page = await openMenus(`
      import { createRoot } from 'react-dom/client'
      import { Button, Menu, MenuButton, MenuItem, MenuItems, Popover, PopoverButton, PopoverPanel } from '@headlessui/react'
      import 'bootstrap'
      const Cancel = ({ name }) => <button className="dropdown-item" data-fairwell-cancel onClick={() => hostCancel(name)}>{name}</button>
      createRoot(document.getElementById('root')).render(<>
        <Menu><MenuButton>Open menu</MenuButton><MenuItems><MenuItem><button data-fairwell-cancel onClick={() => hostCancel('menu')}>menu</button></MenuItem></MenuItems></Menu>
        <Popover><PopoverButton>Open panel</PopoverButton><PopoverPanel><Cancel name="panel" /></PopoverPanel></Popover>
        <div className="dropdown"><button data-bs-toggle="dropdown">Open dropdown</button><div className="dropdown-menu"><Cancel name="dropdown" /></div></div>
        <button popoverTarget="native">Open native</button><div id="native" popover="auto"><Cancel name="native" /></div>
        <Button data-fairwell-cancel onClick={() => hostCancel('first')}>first</Button>
        <Button data-fairwell-cancel onClick={() => hostCancel('second')}>second</Button>
        <details><summary>Open details</summary><Cancel name="details" /></details>
      </>)`)
    for (const name of ['menu', 'panel', 'dropdown', 'native', 'details']) {
      await page.page.getByText(`Open ${name}`).click()
      await page.cancelBy(name)
    }
    for (const name of ['first', 'second']) {
      const control = page.page.getByText(name, { exact: true })
      await page.decide(() => control.press('Enter'), name)
      await page.cancelBy(name)
    }
    expect(page.messages.join('\n')).not.toContain('FW4103')
    await page.settled()
    await page.close()
  })

  it('a menu that goes when it loses focus: that is said, and the next click is the page’s own', async () => {
    const page = await openMenus(`
      import { useState } from 'react'
      import { createRoot } from 'react-dom/client'
      function Menu() {
        const [isOpen, setOpen] = useState(false)
        return <div onBlur={({ currentTarget, relatedTarget }) => currentTarget.contains(relatedTarget) || setOpen(false)}>
          <button onClick={() => setOpen(true)}>Open menu</button>
          {isOpen && <button data-fairwell-cancel onClick={() => hostCancel('Cancel')}>Cancel</button>}
        </div>
      }
      createRoot(document.getElementById('root')).render(<Menu />)`)
    const said: string[] = []
    page.page.on('dialog', (dialog) => {
      said.push(dialog.message())
      void dialog.accept()
    })
    const press = (text: string) => page.page.getByText(text, { exact: true }).press('Enter')
    await press('Open menu')
    await press('Cancel')
    await page.flow.exit()
    await expect.poll(() => said).toEqual(['Not cancelled. Please try again.'])
    await press('Open menu')
    await page.passes(() => press('Cancel'), 'Cancel')
    await page.settled()
    await page.close()
  })
})
