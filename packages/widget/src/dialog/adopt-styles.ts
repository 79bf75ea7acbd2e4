let sheet: CSSStyleSheet | undefined

/**
 * Gives a shadow root its styles: a constructed sheet, which no CSP refuses and all dialogs share;
 * else a `<style>` element, with the page's nonce.
 */
export function adoptStyles(root: ShadowRoot, css: string, nonce = ''): void {
  try {
    if (!sheet) {
      sheet = new CSSStyleSheet()
      sheet.replaceSync(css)
    }
    root.adoptedStyleSheets = [sheet]
  } catch {
    const style = document.createElement('style')
    style.nonce = nonce
    style.textContent = css
    root.append(style)
  }
}
