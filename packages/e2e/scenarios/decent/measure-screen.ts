/** One control as it is drawn now, in CSS pixels of the viewport. */
export interface Control {
  readonly name: string
  readonly tag: string
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  /** Wholly in the viewport, and what is at its centre and near its corners is the control itself. */
  readonly inView: boolean
  readonly enabled: boolean
  readonly takesFocus: boolean
  readonly fontSize: number
  readonly textContrast: number
  /** Of its edge or its fill with what is around it. */
  readonly edgeContrast: number
  /** Everything that makes one button louder than another. */
  readonly look: string
}

/** What is on the screen, read from the page and judged outside of it. */
export interface Measured {
  readonly title: string
  readonly exit: Control | undefined
  /** The control before the exit: goes on, declines, keeps. */
  readonly first: Control | undefined
  readonly controls: number
  /** Buttons that take an offer, and links of referrals. */
  readonly accepts: readonly Control[]
  readonly close: Control | undefined
  /** Where the exit stands: from the start edge of the box, and from its bottom. */
  readonly place: { readonly start: number; readonly bottom: number; readonly width: number }
  readonly checked: number
  readonly focused: string
  readonly overflow: number
  readonly questions: number
  readonly cards: number
  readonly words: string
}

/** Runs in the page: draws the dialog in a theme and direction, and measures it. */
export function measureScreen(how: {
  readonly theme?: 'light' | 'dark' | undefined
  readonly dir?: 'ltr' | 'rtl' | undefined
}): Measured {
  const host = document.querySelector<HTMLElement>('[data-fairwell]')
  const root = host?.shadowRoot
  const dialog = root?.querySelector('dialog[open]')
  const section = dialog?.querySelector<HTMLElement>('section')
  if (!host || !root || !dialog || !section) throw new Error('no dialog is open')
  const was = { theme: host.dataset.theme as string, dir: section.dir }
  if (how.theme) host.dataset.theme = how.theme
  if (how.dir) section.dir = how.dir

  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = 1
  const pen = canvas.getContext('2d', { willReadFrequently: true }) as CanvasRenderingContext2D
  type Colour = readonly [red: number, green: number, blue: number, alpha: number]
  const read = (css: string): Colour => {
    pen.clearRect(0, 0, 1, 1)
    pen.fillStyle = css
    pen.fillRect(0, 0, 1, 1)
    const [red = 0, green = 0, blue = 0, alpha = 0] = pen.getImageData(0, 0, 1, 1).data
    return [red, green, blue, alpha / 255]
  }
  const over = (top: Colour, below: Colour): Colour => {
    const mix = (index: 0 | 1 | 2) => top[index] * top[3] + below[index] * (1 - top[3])
    return [mix(0), mix(1), mix(2), 1]
  }
  const groundOf = (element: Element | null): Colour => {
    if (!element) return [255, 255, 255, 1]
    const own = read(getComputedStyle(element).backgroundColor)
    return own[3] === 1 ? own : over(own, groundOf(element.parentElement))
  }
  const light = ([red, green, blue]: Colour) => {
    const part = (value: number) =>
      value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4
    return 0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue)
  }
  const contrast = (a: Colour, b: Colour) => {
    const [high = 0, low = 0] = [light(a), light(b)].sort((x, y) => y - x)
    return (high + 0.05) / (low + 0.05)
  }
  const hits = (element: Element, x: number, y: number) => {
    const found = root.elementFromPoint(x, y)
    return !!found && (found === element || element.contains(found))
  }

  const controlOf = (element: HTMLElement | null | undefined): Control | undefined => {
    if (!element) return
    const { left, top, right, bottom, width, height } = element.getBoundingClientRect()
    const style = getComputedStyle(element)
    const around = groundOf(element.parentElement)
    const ground = groundOf(element)
    const inset = 8
    const inView =
      left >= 0 &&
      top >= 0 &&
      right <= innerWidth &&
      bottom <= innerHeight &&
      style.visibility === 'visible' &&
      +style.opacity === 1 &&
      [
        [(left + right) / 2, (top + bottom) / 2],
        [left + inset, top + inset],
        [right - inset, top + inset],
        [left + inset, bottom - inset],
        [right - inset, bottom - inset],
      ].every(([x = 0, y = 0]) => hits(element, x, y))
    const before = root.activeElement as HTMLElement | null
    element.focus({ preventScroll: true })
    const takesFocus = root.activeElement === element
    before?.focus({ preventScroll: true })
    return {
      name: element.getAttribute('aria-label') ?? element.textContent ?? '',
      tag: element.localName,
      left,
      top,
      width,
      height,
      inView,
      takesFocus,
      enabled:
        !(element as HTMLButtonElement).disabled &&
        element.getAttribute('aria-disabled') !== 'true' &&
        !element.closest('[inert]') &&
        style.pointerEvents !== 'none',
      fontSize: Number.parseFloat(style.fontSize),
      textContrast: contrast(over(read(style.color), ground), ground),
      edgeContrast: Math.max(
        Number.parseFloat(style.borderTopWidth) > 0
          ? contrast(over(read(style.borderTopColor), around), around)
          : 0,
        contrast(ground, around),
      ),
      look: [
        style.color,
        style.backgroundColor,
        style.backgroundImage,
        style.borderTopColor,
        style.borderTopWidth,
        style.boxShadow,
        style.fontWeight,
        style.textDecorationLine,
        style.animationName,
      ].join(' '),
    }
  }

  const foot = [...section.querySelectorAll<HTMLElement>('footer button, footer a')]
  const isExit = /^(Cancel now|Continue to cancel|Cancel subscription|Cancel anyway|Try again)/
  const exit = foot.findLast(({ textContent }) => isExit.test(textContent ?? ''))
  const box = section.getBoundingClientRect()
  const at = exit?.getBoundingClientRect()
  const measured = {
    title: root.getElementById('title')?.textContent ?? '',
    exit: controlOf(exit),
    first: controlOf(foot.find((each) => each !== exit)),
    controls: foot.length,
    accepts: [...section.querySelectorAll<HTMLElement>('article button, article a')].flatMap(
      (each) => controlOf(each) ?? [],
    ),
    close: controlOf(section.querySelector<HTMLElement>('button[aria-label]')),
    place: {
      start: !at ? 0 : section.dir === 'rtl' ? box.right - at.right : at.left - box.left,
      // Of what is seen of it: inline it may be longer than the viewport.
      bottom: at ? Math.min(box.bottom, innerHeight) - at.bottom : 0,
      width: at?.width ?? 0,
    },
    checked: section.querySelectorAll(':checked').length,
    focused: root.activeElement?.localName ?? '',
    overflow: Math.max(
      ...[section, ...section.querySelectorAll('*')].map((each) =>
        // A button that is cut off after two lines has no more to show.
        each.clientWidth && !each.classList.contains('act')
          ? each.scrollWidth - each.clientWidth
          : 0,
      ),
    ),
    questions: section.querySelectorAll('fieldset, textarea').length,
    cards: section.querySelectorAll('article').length,
    // biome-ignore lint/performance/useDomNodeTextContent: what is seen, with spaces between the lines
    words: section.innerText,
  }
  host.dataset.theme = was.theme
  section.dir = was.dir
  return measured
}
