// opencc-js has no types for its dictionaries: `traditional simplified|traditional simplified`.
declare module 'opencc-js/dict/TSCharacters' {
  const dictionary: string
  export default dictionary
}

declare module 'opencc-js/dict/TSPhrases' {
  const dictionary: string
  export default dictionary
}
