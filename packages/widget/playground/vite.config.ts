export default {
  root: import.meta.dirname,
  publicDir: '../../../examples/definitions',
  resolve: { conditions: ['@fairwell/source', 'module', 'browser', 'development'] },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
}
