import type { VNode } from 'preact'

/** Draws a field for free words, marked so that session replays do not record them. */
export function textField(label: string, value: string, write: (text: string) => void): VNode {
  return (
    <label class="field">
      {label}
      <textarea
        part="field"
        class="ph-no-capture fs-mask rr-mask"
        data-sentry-mask=""
        data-dd-privacy="mask"
        data-clarity-mask="true"
        data-hj-suppress=""
        aria-describedby="careful"
        rows={3}
        maxLength={1000}
        value={value}
        onInput={(event) => write(event.currentTarget.value)}
      />
    </label>
  )
}
