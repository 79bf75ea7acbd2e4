/** A host's modal with its cancel control inside: a page's script, and what opens the modal. */
export interface HostModal {
  readonly name: string
  readonly source: string
  readonly head?: string
}

const react = (imports: string, jsx: string) => `
  import { createRoot } from 'react-dom/client'
  import { useState } from 'react'
  ${imports}
  const Cancel = () => <button data-fairwell-cancel onClick={() => hostCancel()}>Cancel subscription</button>
  function App() {
    const [isOpen, setOpen] = useState(true)
    return <><button onClick={() => setOpen(true)}>Manage</button>${jsx}</>
  }
  createRoot(document.querySelector('main').appendChild(document.createElement('div'))).render(<App />)`

const plain =
  '<div id="modal" role="dialog"><h2>Your plan</h2><input aria-label="Coupon"><button data-fairwell-cancel onclick="hostCancel()">Cancel subscription</button></div>'

/** The modals of real libraries, open when the page has loaded. `window.isModalOpen()` tells. */
export const hostModals: readonly HostModal[] = [
  {
    name: 'Radix Dialog',
    source: react(
      `import * as Dialog from '@radix-ui/react-dialog'`,
      `<Dialog.Root open={isOpen} onOpenChange={setOpen}><Dialog.Portal>
        <Dialog.Overlay style={{ position: 'fixed', inset: 0, background: '#0006' }} />
        <Dialog.Content id="modal" aria-describedby={undefined} style={{ position: 'fixed', top: 40, left: 40, background: '#fff' }}>
          <Dialog.Title>Your plan</Dialog.Title><input aria-label="Coupon" /><Cancel />
        </Dialog.Content></Dialog.Portal></Dialog.Root>`,
    ),
  },
  {
    name: 'MUI Modal',
    source: react(
      `import Modal from '@mui/material/Modal'`,
      `<Modal open={isOpen} onClose={() => setOpen(false)}>
        <div id="modal" style={{ background: '#fff', margin: 40 }}><h2>Your plan</h2><input aria-label="Coupon" /><Cancel /></div>
      </Modal>`,
    ),
  },
  {
    name: 'Headless UI Dialog',
    source: react(
      `import { Dialog, DialogPanel, DialogTitle } from '@headlessui/react'`,
      `<Dialog open={isOpen} onClose={() => setOpen(false)}>
        <DialogPanel id="modal" style={{ position: 'fixed', top: 40, left: 40, background: '#fff' }}>
          <DialogTitle>Your plan</DialogTitle><input aria-label="Coupon" /><Cancel />
        </DialogPanel></Dialog>`,
    ),
  },
  {
    name: 'focus-trap',
    source: `
      import { createFocusTrap } from 'focus-trap'
      document.querySelector('main').insertAdjacentHTML('beforeend', ${JSON.stringify(plain)})
      const modal = document.querySelector('#modal')
      const trap = createFocusTrap(modal, { onDeactivate: () => modal.remove() })
      trap.activate()`,
  },
  {
    name: 'focus-trap that a click outside deactivates',
    source: `
      import { createFocusTrap } from 'focus-trap'
      document.querySelector('main').insertAdjacentHTML('beforeend', ${JSON.stringify(plain)})
      const modal = document.querySelector('#modal')
      const trap = createFocusTrap(modal, { clickOutsideDeactivates: true, onDeactivate: () => modal.remove() })
      trap.activate()`,
  },
  {
    name: 'SweetAlert2',
    source: `
      import Swal from 'sweetalert2'
      Swal.fire({ title: 'Your plan', html: ${JSON.stringify(plain)}, animation: false })`,
  },
  {
    name: 'Bootstrap modal',
    head: '<link rel="stylesheet" href="/bootstrap.css">',
    source: `
      import { Modal } from 'bootstrap'
      document.body.insertAdjacentHTML('beforeend', '<div class="modal" tabindex="-1"><div class="modal-dialog"><div class="modal-content">${plain.replaceAll("'", '"')}</div></div></div>')
      new Modal('.modal').show()`,
  },
]
