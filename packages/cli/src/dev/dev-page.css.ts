export const devStyles = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 0; }
header { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: center; padding: .75rem 1.5rem;
  border-bottom: 1px solid color-mix(in srgb, currentColor 20%, transparent); font-size: .875rem; }
header form { display: flex; flex-wrap: wrap; gap: .5rem 1rem; }
main { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); gap: 2rem 4rem;
  max-width: 72rem; margin: 0 auto; padding: 2rem 1.5rem; }
h1, h2 { font-size: 1.25rem; margin: 0 0 1rem; }
dl { display: grid; grid-template-columns: auto 1fr; gap: .5rem 1.5rem; }
dt { opacity: .7; }
dd { margin: 0; }
button, select { font: inherit; padding: .4rem .75rem; }
ol { list-style: none; margin: 0; padding: 0; font-size: .8125rem; }
li { padding: .35rem 0; border-bottom: 1px solid color-mix(in srgb, currentColor 12%, transparent); }
li code { display: block; overflow-wrap: anywhere; opacity: .75; }
`
