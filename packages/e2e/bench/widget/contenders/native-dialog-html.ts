import { texts } from './texts.ts'

/** The first screen as a page would write it by hand. */
export function nativeDialogHtml(): string {
  const reasons = texts.reasons.map(
    (label) => `<label><input type="radio" name="reason"> ${label}</label>`,
  )
  return `<dialog id="native" aria-labelledby="t"><form method="dialog">
    <header><small>Step 1 of 2</small><button aria-label="${texts.close}">×</button></header>
    <h2 id="t">${texts.title}</h2>
    <p>${texts.optional}</p>
    <fieldset>${reasons.join('')}</fieldset>
    <label>${texts.comment} <textarea rows="3"></textarea></label>
    <p>${texts.hint}</p>
    <footer><button>${texts.next}</button><button>${texts.exit}</button></footer>
  </form></dialog>`
}

/** Styles of the hand-written dialog, and of the bare Preact one. */
export const nativeDialogCss = `
  dialog { inline-size: 30rem; border: 0; border-radius: 12px; padding: 24px; font: 16px/1.5 system-ui, sans-serif }
  dialog::backdrop { background: rgb(0 0 0 / 40%) }
  dialog header { display: flex; justify-content: space-between }
  dialog fieldset { border: 0; margin: 0 0 16px; padding: 0 }
  dialog label { display: block; padding: 8px 0 }
  dialog textarea { display: block; box-sizing: border-box; inline-size: 100% }
  dialog footer { display: flex; gap: 8px }
  dialog footer button { flex: 1; padding: 12px; border-radius: 8px }`
