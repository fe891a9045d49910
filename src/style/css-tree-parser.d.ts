// The parser alone: the whole of css-tree also loads its grammar data, which banxin does not ask for.
declare module 'css-tree/parser' {
  export { parse as default } from 'css-tree'
}
