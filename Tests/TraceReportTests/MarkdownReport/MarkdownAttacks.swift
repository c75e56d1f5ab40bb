/// Texts that mean something to Markdown, to GitHub or to GitLab, each on one line.
enum MarkdownAttacks {
  static let lines: [String] =
    emphasis + links + html + blocks + tables + sites + code + characters

  private static let emphasis = [
    "*a*", "**a**", "_a_", "__a__", "a_b_c", "_a", "a_", "***a***", "*a _b* c_", "~a~", "~~a~~",
    "\\*a\\*", "\\", "a\\", "\\\\", "a * b", "snake_case_name", "__init__", "*", "_", "**", "`*a*`",
  ]

  private static let links = [
    "[a](https://evil.example)", "![a](https://evil.example/x.png)", "[a]", "[a][b]", "[a]: /u",
    "[a]: https://evil.example 'title'", "![a][b]", "!", "a!", "![", "[", "]", "](", "](/x)",
    "a](https://evil.example)", "[[wiki]]", "[^1]", "[^1]: note", "<https://evil.example>",
    "<mail@evil.example>", "[a](javascript:alert(1))", "[a](<b>)", "[x] done", "[ ] open",
    "![](data:image/png;base64,AAAA)", "[_TOC_]", "[[_TOC_]]",
  ]

  private static let html = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</details>", "<details open>",
    "</summary>", "<br>", "<!-- a", "-->", "<?php", "<![CDATA[", "]]>", "<a name=x>", "<div",
    "<!DOCTYPE html>", "&lt;b&gt;", "&amp;", "&#60;", "&#x3c;b", "&nbsp;", "&copy", "a & b", "&",
    "AT&T", "</code></pre>", "<pre>", "<style>", "<textarea>", "a < b > c", "<", ">",
    "<x-y z='a'>", "</span>", "<span>",
  ]

  private static let blocks = [
    "# a", "###### a", "#", "a #", "- a", "-", "+ a", "+", "* a", "1. a", "1) a", "12345. a", "1.",
    "7)", "> a", ">", ">>> a", "```", "```json", "~~~", "    a", "\ta", " \t a", "---", "***",
    "___", "- - -", "===", "=", "--", "-----", "+++", ": definition", "a  ", "a \t", "  # a",
    "  - a", " 1. a", "- [ ] a", "    - a", "$$", "%%%", "%{a}", "{: .class}", "---\\", "1.\ta",
  ]

  private static let tables = [
    "|", "a | b", "| a | b |", "|---|---|", "| --- |", ":---:", "a\\|b", "\\|", "\\\\|", "|\\",
    "||",
    "-|-", "--- | ---", ":-|",
  ]

  private static let sites = [
    "@octocat", "@org/team", "a@b.example", "mail a@b.example now", "#123", "a#1", "o/r#12",
    "GH-12",
    "!12", "&12", "~bug", "%12", "$12", "$a$", "$`a`$", "$\\rm{a}$ and $b$", "$$a$$",
    "gh-12", "o/r!4", "o/r&5", "%\"a b\"", "deadbee1", "a 9ba12248.", "r@9ba12248",
    "é9ba12248", "9ba12248g", "http://evil.example", "https://evil.example/a_b_c?d=e&f=g#h",
    "ftp://evil.example",
    "www.evil.example", "WWW.evil.example", "xwww.evil.example", "mailto:a@b.example",
    "xmpp:a@b.example", ":tada:", ":+1:", "a :100: b", "12:30:45", "{+ a +}", "[- a -]", "{- a -}",
    "[+ a +]", "/close", "2c26b46b68ffc68ff99b453c1d30413413422d70", "{{ page.title }}", "{% a %}",
    "irc://evil.example", "://", "http:", "www.", "@", "#", ":", "$",
  ]

  private static let code = [
    "`a`", "``a``", "` `", "```a```", "`", "``", "a`b``c```d", " `a` ", "`a", "a`", "``` ```",
    "`\\`", "\\`a\\`",
  ]

  private static let characters = [
    "é ü 漢字 🛰️", "a\u{A0}b", "\u{2003}a", "a\u{200D}b", "…", "“a”", "ﬀ", "٣. a", "\u{FF0A}a\u{FF0A}",
    "＃a", "a\u{301}", "•",
  ]
}
