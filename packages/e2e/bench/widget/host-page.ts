/** A billing page with what such pages have, and `extra` in its head and at its end. */
export function hostPage({ head = '', end = '', control = 'id="cancel"' } = {}): string {
  const rows = Array.from(
    { length: 12 },
    (_, month) =>
      `<tr><td>2026-${String(month + 1).padStart(2, '0')}-01</td><td>Acme Pro</td><td>$29.00</td><td><a href="#">PDF</a></td></tr>`,
  )
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Billing</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
<style>body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-inline-size: 60rem } td { padding: 4px 16px }</style>${head}
<h1>Billing</h1><p>Acme Pro, $29.00 a month. The next payment is on December 22.</p>
<table>${rows.join('')}</table>
<button type="button" ${control}>Cancel subscription</button>${end}</html>`
}
