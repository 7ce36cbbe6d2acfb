/** What is used of sax, which brings no types. */
declare module 'sax' {
  export interface Tag {
    /** Without its prefix. */
    local: string;
  }
  export interface Parser {
    onopentag: (tag: Tag) => void;
    onclosetag: (name: string) => void;
    ontext: (text: string) => void;
    oncdata: (text: string) => void;
    onerror: (error: Error) => void;
    write(text: string): Parser;
    close(): Parser;
  }
  const sax: {
    /** @param strict what is not well-formed is an error */
    parser(strict: true, options: { xmlns: true; trim: true }): Parser;
  };
  export default sax;
}
