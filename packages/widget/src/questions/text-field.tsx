import type { VNode } from 'preact'

/**
 * Draws a field for free words, marked so that session replays do not record them (rrweb leaves out
 * a text area only where it is blocked) and password managers offer nothing there.
 */
export function textField(label: string, value: string, write: (text: string) => void): VNode {
  return (
    <label class="field">
      {label}
      <textarea
        part="field"
        class="ph-no-capture fs-mask rr-block"
        data-sentry-mask=""
        data-dd-privacy="mask"
        data-clarity-mask="true"
        data-hj-suppress=""
        data-private=""
        data-1p-ignore=""
        data-bwignore=""
        data-lpignore="true"
        data-form-type="other"
        aria-describedby="careful"
        rows={3}
        maxLength={1000}
        value={value}
        onInput={(event) => write(event.currentTarget.value)}
      />
    </label>
  )
}
