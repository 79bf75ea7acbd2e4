export default {
  root: import.meta.dirname,
  resolve: { conditions: ['@fairwell/source', 'module', 'browser', 'development'] },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
}
