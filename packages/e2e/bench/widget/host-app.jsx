// The app of the page whose load is measured: a billing page in React, of the usual size.
import { useState } from 'react'
import { createRoot } from 'react-dom/client'

function Invoice({ number }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <tr>
      <td>INV-{1000 + number}</td>
      <td>{new Date(Date.UTC(2026, number % 12, 1)).toLocaleDateString('en')}</td>
      <td>{(29).toLocaleString('en', { style: 'currency', currency: 'USD' })}</td>
      <td>
        <button type="button" onClick={() => setOpen(!isOpen)}>
          {isOpen ? 'Hide' : 'Show'}
        </button>
      </td>
    </tr>
  )
}

const numbers = Array.from({ length: 60 }, (_, number) => number)

createRoot(document.querySelector('#app')).render(
  <section>
    <h2>Invoices</h2>
    <table>
      <tbody>
        {numbers.map((number) => (
          <Invoice key={number} number={number} />
        ))}
      </tbody>
    </table>
  </section>,
)
