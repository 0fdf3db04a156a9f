// Written by Tools/tables/html-names.py; change the lists there.

/// Every known name, one per line. A name's line number is its number, counted from 0.
let knownNames: StaticString = """
  html
  head
  body
  title
  base
  link
  meta
  style
  script
  noscript
  template
  section
  nav
  article
  aside
  h1
  h2
  h3
  h4
  h5
  h6
  hgroup
  header
  footer
  address
  main
  search
  p
  hr
  pre
  blockquote
  ol
  ul
  menu
  li
  dl
  dt
  dd
  figure
  figcaption
  div
  a
  em
  strong
  small
  s
  cite
  q
  dfn
  abbr
  ruby
  rb
  rt
  rtc
  rp
  data
  time
  code
  var
  samp
  kbd
  sub
  sup
  i
  b
  u
  mark
  bdi
  bdo
  span
  br
  wbr
  ins
  del
  picture
  source
  img
  iframe
  embed
  object
  param
  video
  audio
  track
  map
  area
  table
  caption
  colgroup
  col
  tbody
  thead
  tfoot
  tr
  td
  th
  form
  label
  input
  button
  select
  datalist
  optgroup
  option
  textarea
  output
  progress
  meter
  fieldset
  legend
  details
  summary
  dialog
  slot
  canvas
  image
  keygen
  menuitem
  applet
  acronym
  bgsound
  dir
  frame
  frameset
  noframes
  isindex
  listing
  nextid
  noembed
  plaintext
  strike
  xmp
  basefont
  big
  blink
  center
  font
  marquee
  multicol
  nobr
  spacer
  tt
  svg
  math
  mi
  mo
  mn
  ms
  mtext
  mglyph
  malignmark
  annotation-xml
  annotation
  semantics
  mrow
  mfrac
  msup
  msub
  msubsup
  msqrt
  mroot
  mover
  munder
  munderover
  mtable
  mtr
  mtd
  mstyle
  mspace
  mpadded
  mphantom
  mfenced
  menclose
  merror
  mmultiscripts
  mprescripts
  desc
  path
  g
  use
  circle
  rect
  line
  polyline
  polygon
  ellipse
  text
  tspan
  defs
  symbol
  stop
  filter
  mask
  pattern
  metadata
  animate
  set
  view
  altglyph
  altGlyph
  altglyphdef
  altGlyphDef
  altglyphitem
  altGlyphItem
  animatecolor
  animateColor
  animatemotion
  animateMotion
  animatetransform
  animateTransform
  clippath
  clipPath
  feblend
  feBlend
  fecolormatrix
  feColorMatrix
  fecomponenttransfer
  feComponentTransfer
  fecomposite
  feComposite
  feconvolvematrix
  feConvolveMatrix
  fediffuselighting
  feDiffuseLighting
  fedisplacementmap
  feDisplacementMap
  fedistantlight
  feDistantLight
  fedropshadow
  feDropShadow
  feflood
  feFlood
  fefunca
  feFuncA
  fefuncb
  feFuncB
  fefuncg
  feFuncG
  fefuncr
  feFuncR
  fegaussianblur
  feGaussianBlur
  feimage
  feImage
  femerge
  feMerge
  femergenode
  feMergeNode
  femorphology
  feMorphology
  feoffset
  feOffset
  fepointlight
  fePointLight
  fespecularlighting
  feSpecularLighting
  fespotlight
  feSpotLight
  fetile
  feTile
  feturbulence
  feTurbulence
  foreignobject
  foreignObject
  glyphref
  glyphRef
  lineargradient
  linearGradient
  radialgradient
  radialGradient
  textpath
  textPath
  class
  id
  lang
  href
  src
  alt
  width
  height
  type
  name
  content
  value
  rel
  target
  charset
  http-equiv
  property
  itemprop
  itemscope
  itemtype
  itemid
  itemref
  media
  sizes
  srcset
  loading
  decoding
  color
  face
  size
  align
  valign
  border
  cellpadding
  cellspacing
  colspan
  rowspan
  scope
  headers
  bgcolor
  background
  role
  tabindex
  aria-label
  aria-hidden
  aria-labelledby
  aria-describedby
  aria-expanded
  aria-controls
  aria-level
  aria-haspopup
  action
  method
  for
  placeholder
  checked
  disabled
  selected
  readonly
  required
  multiple
  autocomplete
  maxlength
  start
  reversed
  datetime
  pubdate
  hidden
  async
  defer
  integrity
  crossorigin
  nonce
  referrerpolicy
  as
  imagesizes
  imagesrcset
  controls
  autoplay
  loop
  muted
  poster
  preload
  allow
  allowfullscreen
  frameborder
  scrolling
  srcdoc
  sandbox
  xmlns
  xlink:href
  viewbox
  d
  fill
  stroke
  points
  transform
  x
  y
  cx
  cy
  r
  rx
  ry
  x1
  y1
  x2
  y2
  focusable
  version
  encoding
  display
  definitionurl
  data-src
  data-srcset
  data-original
  data-lazy-src
  data-lazy-srcset
  data-lazy
  data-lang
  data-language
  data-url
  data-href
  data-id
  data-image
  data-bg
  data-sizes
  data-full
  data-testid
  data-type
  data-component
  data-hydrate
  data-nosnippet
  data-title
  data-name
  data-value
  data-target
  data-toggle
  onclick
  onload
  nowrap
  hspace
  vspace
  clear
  compact
  rules
  coords
  shape
  usemap
  download
  ping
  hreflang
  enctype
  accept-charset
  min
  max
  step
  list
  wrap
  rows
  cols
  open
  is
  part
  xlink:actuate
  xlink:arcrole
  xlink:role
  xlink:show
  xlink:title
  xlink:type
  xml:lang
  xml:space
  xmlns:xlink
  actuate
  arcrole
  show
  space
  xlink
  definitionURL
  attributename
  attributeName
  attributetype
  attributeType
  basefrequency
  baseFrequency
  baseprofile
  baseProfile
  calcmode
  calcMode
  clippathunits
  clipPathUnits
  diffuseconstant
  diffuseConstant
  edgemode
  edgeMode
  filterunits
  filterUnits
  gradienttransform
  gradientTransform
  gradientunits
  gradientUnits
  kernelmatrix
  kernelMatrix
  kernelunitlength
  kernelUnitLength
  keypoints
  keyPoints
  keysplines
  keySplines
  keytimes
  keyTimes
  lengthadjust
  lengthAdjust
  limitingconeangle
  limitingConeAngle
  markerheight
  markerHeight
  markerunits
  markerUnits
  markerwidth
  markerWidth
  maskcontentunits
  maskContentUnits
  maskunits
  maskUnits
  numoctaves
  numOctaves
  pathlength
  pathLength
  patterncontentunits
  patternContentUnits
  patterntransform
  patternTransform
  patternunits
  patternUnits
  pointsatx
  pointsAtX
  pointsaty
  pointsAtY
  pointsatz
  pointsAtZ
  preservealpha
  preserveAlpha
  preserveaspectratio
  preserveAspectRatio
  primitiveunits
  primitiveUnits
  refx
  refX
  refy
  refY
  repeatcount
  repeatCount
  repeatdur
  repeatDur
  requiredextensions
  requiredExtensions
  requiredfeatures
  requiredFeatures
  specularconstant
  specularConstant
  specularexponent
  specularExponent
  spreadmethod
  spreadMethod
  startoffset
  startOffset
  stddeviation
  stdDeviation
  stitchtiles
  stitchTiles
  surfacescale
  surfaceScale
  systemlanguage
  systemLanguage
  tablevalues
  tableValues
  targetx
  targetX
  targety
  targetY
  textlength
  textLength
  viewBox
  viewtarget
  viewTarget
  xchannelselector
  xChannelSelector
  ychannelselector
  yChannelSelector
  zoomandpan
  zoomAndPan
  """

let knownNameCount = 564

/// SVG element and attribute names whose capitals the standard restores (13.2.6.1, 13.2.6.5): the lower-case name, then the right one.
let svgElementNames: [(UInt32, UInt32)] = [
  (198, 199),
  (200, 201),
  (202, 203),
  (204, 205),
  (206, 207),
  (208, 209),
  (210, 211),
  (212, 213),
  (214, 215),
  (216, 217),
  (218, 219),
  (220, 221),
  (222, 223),
  (224, 225),
  (226, 227),
  (228, 229),
  (230, 231),
  (232, 233),
  (234, 235),
  (236, 237),
  (238, 239),
  (240, 241),
  (242, 243),
  (244, 245),
  (246, 247),
  (248, 249),
  (250, 251),
  (252, 253),
  (254, 255),
  (256, 257),
  (258, 259),
  (260, 261),
  (262, 263),
  (264, 265),
  (266, 267),
  (268, 269),
  (270, 271),
]

let svgAttributeNames: [(UInt32, UInt32)] = [
  (451, 452),
  (453, 454),
  (455, 456),
  (457, 458),
  (459, 460),
  (461, 462),
  (463, 464),
  (465, 466),
  (467, 468),
  (264, 265),
  (469, 470),
  (471, 472),
  (473, 474),
  (475, 476),
  (477, 478),
  (479, 480),
  (481, 482),
  (483, 484),
  (485, 486),
  (487, 488),
  (489, 490),
  (491, 492),
  (493, 494),
  (495, 496),
  (497, 498),
  (499, 500),
  (501, 502),
  (503, 504),
  (505, 506),
  (507, 508),
  (509, 510),
  (511, 512),
  (513, 514),
  (515, 516),
  (517, 518),
  (519, 520),
  (521, 522),
  (523, 524),
  (525, 526),
  (527, 528),
  (529, 530),
  (531, 532),
  (533, 534),
  (535, 536),
  (537, 538),
  (539, 540),
  (541, 542),
  (543, 544),
  (545, 546),
  (547, 548),
  (549, 550),
  (551, 552),
  (553, 554),
  (363, 555),
  (556, 557),
  (558, 559),
  (560, 561),
  (562, 563),
]

extension Tag {
  /// The `html` element.
  @inlinable public static var html: Tag { Tag(rawValue: 0) }
  /// The `head` element.
  @inlinable public static var head: Tag { Tag(rawValue: 1) }
  /// The `body` element.
  @inlinable public static var body: Tag { Tag(rawValue: 2) }
  /// The `title` element.
  @inlinable public static var title: Tag { Tag(rawValue: 3) }
  /// The `base` element.
  @inlinable public static var base: Tag { Tag(rawValue: 4) }
  /// The `link` element.
  @inlinable public static var link: Tag { Tag(rawValue: 5) }
  /// The `meta` element.
  @inlinable public static var meta: Tag { Tag(rawValue: 6) }
  /// The `style` element.
  @inlinable public static var style: Tag { Tag(rawValue: 7) }
  /// The `script` element.
  @inlinable public static var script: Tag { Tag(rawValue: 8) }
  /// The `noscript` element.
  @inlinable public static var noscript: Tag { Tag(rawValue: 9) }
  /// The `template` element.
  @inlinable public static var template: Tag { Tag(rawValue: 10) }
  /// The `section` element.
  @inlinable public static var section: Tag { Tag(rawValue: 11) }
  /// The `nav` element.
  @inlinable public static var nav: Tag { Tag(rawValue: 12) }
  /// The `article` element.
  @inlinable public static var article: Tag { Tag(rawValue: 13) }
  /// The `aside` element.
  @inlinable public static var aside: Tag { Tag(rawValue: 14) }
  /// The `h1` element.
  @inlinable public static var h1: Tag { Tag(rawValue: 15) }
  /// The `h2` element.
  @inlinable public static var h2: Tag { Tag(rawValue: 16) }
  /// The `h3` element.
  @inlinable public static var h3: Tag { Tag(rawValue: 17) }
  /// The `h4` element.
  @inlinable public static var h4: Tag { Tag(rawValue: 18) }
  /// The `h5` element.
  @inlinable public static var h5: Tag { Tag(rawValue: 19) }
  /// The `h6` element.
  @inlinable public static var h6: Tag { Tag(rawValue: 20) }
  /// The `hgroup` element.
  @inlinable public static var hgroup: Tag { Tag(rawValue: 21) }
  /// The `header` element.
  @inlinable public static var header: Tag { Tag(rawValue: 22) }
  /// The `footer` element.
  @inlinable public static var footer: Tag { Tag(rawValue: 23) }
  /// The `address` element.
  @inlinable public static var address: Tag { Tag(rawValue: 24) }
  /// The `main` element.
  @inlinable public static var main: Tag { Tag(rawValue: 25) }
  /// The `search` element.
  @inlinable public static var search: Tag { Tag(rawValue: 26) }
  /// The `p` element.
  @inlinable public static var p: Tag { Tag(rawValue: 27) }
  /// The `hr` element.
  @inlinable public static var hr: Tag { Tag(rawValue: 28) }
  /// The `pre` element.
  @inlinable public static var pre: Tag { Tag(rawValue: 29) }
  /// The `blockquote` element.
  @inlinable public static var blockquote: Tag { Tag(rawValue: 30) }
  /// The `ol` element.
  @inlinable public static var ol: Tag { Tag(rawValue: 31) }
  /// The `ul` element.
  @inlinable public static var ul: Tag { Tag(rawValue: 32) }
  /// The `menu` element.
  @inlinable public static var menu: Tag { Tag(rawValue: 33) }
  /// The `li` element.
  @inlinable public static var li: Tag { Tag(rawValue: 34) }
  /// The `dl` element.
  @inlinable public static var dl: Tag { Tag(rawValue: 35) }
  /// The `dt` element.
  @inlinable public static var dt: Tag { Tag(rawValue: 36) }
  /// The `dd` element.
  @inlinable public static var dd: Tag { Tag(rawValue: 37) }
  /// The `figure` element.
  @inlinable public static var figure: Tag { Tag(rawValue: 38) }
  /// The `figcaption` element.
  @inlinable public static var figcaption: Tag { Tag(rawValue: 39) }
  /// The `div` element.
  @inlinable public static var div: Tag { Tag(rawValue: 40) }
  /// The `a` element.
  @inlinable public static var a: Tag { Tag(rawValue: 41) }
  /// The `em` element.
  @inlinable public static var em: Tag { Tag(rawValue: 42) }
  /// The `strong` element.
  @inlinable public static var strong: Tag { Tag(rawValue: 43) }
  /// The `small` element.
  @inlinable public static var small: Tag { Tag(rawValue: 44) }
  /// The `s` element.
  @inlinable public static var s: Tag { Tag(rawValue: 45) }
  /// The `cite` element.
  @inlinable public static var cite: Tag { Tag(rawValue: 46) }
  /// The `q` element.
  @inlinable public static var q: Tag { Tag(rawValue: 47) }
  /// The `dfn` element.
  @inlinable public static var dfn: Tag { Tag(rawValue: 48) }
  /// The `abbr` element.
  @inlinable public static var abbr: Tag { Tag(rawValue: 49) }
  /// The `ruby` element.
  @inlinable public static var ruby: Tag { Tag(rawValue: 50) }
  /// The `rb` element.
  @inlinable public static var rb: Tag { Tag(rawValue: 51) }
  /// The `rt` element.
  @inlinable public static var rt: Tag { Tag(rawValue: 52) }
  /// The `rtc` element.
  @inlinable public static var rtc: Tag { Tag(rawValue: 53) }
  /// The `rp` element.
  @inlinable public static var rp: Tag { Tag(rawValue: 54) }
  /// The `data` element.
  @inlinable public static var data: Tag { Tag(rawValue: 55) }
  /// The `time` element.
  @inlinable public static var time: Tag { Tag(rawValue: 56) }
  /// The `code` element.
  @inlinable public static var code: Tag { Tag(rawValue: 57) }
  /// The `var` element.
  @inlinable public static var `var`: Tag { Tag(rawValue: 58) }
  /// The `samp` element.
  @inlinable public static var samp: Tag { Tag(rawValue: 59) }
  /// The `kbd` element.
  @inlinable public static var kbd: Tag { Tag(rawValue: 60) }
  /// The `sub` element.
  @inlinable public static var sub: Tag { Tag(rawValue: 61) }
  /// The `sup` element.
  @inlinable public static var sup: Tag { Tag(rawValue: 62) }
  /// The `i` element.
  @inlinable public static var i: Tag { Tag(rawValue: 63) }
  /// The `b` element.
  @inlinable public static var b: Tag { Tag(rawValue: 64) }
  /// The `u` element.
  @inlinable public static var u: Tag { Tag(rawValue: 65) }
  /// The `mark` element.
  @inlinable public static var mark: Tag { Tag(rawValue: 66) }
  /// The `bdi` element.
  @inlinable public static var bdi: Tag { Tag(rawValue: 67) }
  /// The `bdo` element.
  @inlinable public static var bdo: Tag { Tag(rawValue: 68) }
  /// The `span` element.
  @inlinable public static var span: Tag { Tag(rawValue: 69) }
  /// The `br` element.
  @inlinable public static var br: Tag { Tag(rawValue: 70) }
  /// The `wbr` element.
  @inlinable public static var wbr: Tag { Tag(rawValue: 71) }
  /// The `ins` element.
  @inlinable public static var ins: Tag { Tag(rawValue: 72) }
  /// The `del` element.
  @inlinable public static var del: Tag { Tag(rawValue: 73) }
  /// The `picture` element.
  @inlinable public static var picture: Tag { Tag(rawValue: 74) }
  /// The `source` element.
  @inlinable public static var source: Tag { Tag(rawValue: 75) }
  /// The `img` element.
  @inlinable public static var img: Tag { Tag(rawValue: 76) }
  /// The `iframe` element.
  @inlinable public static var iframe: Tag { Tag(rawValue: 77) }
  /// The `embed` element.
  @inlinable public static var embed: Tag { Tag(rawValue: 78) }
  /// The `object` element.
  @inlinable public static var object: Tag { Tag(rawValue: 79) }
  /// The `param` element.
  @inlinable public static var param: Tag { Tag(rawValue: 80) }
  /// The `video` element.
  @inlinable public static var video: Tag { Tag(rawValue: 81) }
  /// The `audio` element.
  @inlinable public static var audio: Tag { Tag(rawValue: 82) }
  /// The `track` element.
  @inlinable public static var track: Tag { Tag(rawValue: 83) }
  /// The `map` element.
  @inlinable public static var map: Tag { Tag(rawValue: 84) }
  /// The `area` element.
  @inlinable public static var area: Tag { Tag(rawValue: 85) }
  /// The `table` element.
  @inlinable public static var table: Tag { Tag(rawValue: 86) }
  /// The `caption` element.
  @inlinable public static var caption: Tag { Tag(rawValue: 87) }
  /// The `colgroup` element.
  @inlinable public static var colgroup: Tag { Tag(rawValue: 88) }
  /// The `col` element.
  @inlinable public static var col: Tag { Tag(rawValue: 89) }
  /// The `tbody` element.
  @inlinable public static var tbody: Tag { Tag(rawValue: 90) }
  /// The `thead` element.
  @inlinable public static var thead: Tag { Tag(rawValue: 91) }
  /// The `tfoot` element.
  @inlinable public static var tfoot: Tag { Tag(rawValue: 92) }
  /// The `tr` element.
  @inlinable public static var tr: Tag { Tag(rawValue: 93) }
  /// The `td` element.
  @inlinable public static var td: Tag { Tag(rawValue: 94) }
  /// The `th` element.
  @inlinable public static var th: Tag { Tag(rawValue: 95) }
  /// The `form` element.
  @inlinable public static var form: Tag { Tag(rawValue: 96) }
  /// The `label` element.
  @inlinable public static var label: Tag { Tag(rawValue: 97) }
  /// The `input` element.
  @inlinable public static var input: Tag { Tag(rawValue: 98) }
  /// The `button` element.
  @inlinable public static var button: Tag { Tag(rawValue: 99) }
  /// The `select` element.
  @inlinable public static var select: Tag { Tag(rawValue: 100) }
  /// The `datalist` element.
  @inlinable public static var datalist: Tag { Tag(rawValue: 101) }
  /// The `optgroup` element.
  @inlinable public static var optgroup: Tag { Tag(rawValue: 102) }
  /// The `option` element.
  @inlinable public static var option: Tag { Tag(rawValue: 103) }
  /// The `textarea` element.
  @inlinable public static var textarea: Tag { Tag(rawValue: 104) }
  /// The `output` element.
  @inlinable public static var output: Tag { Tag(rawValue: 105) }
  /// The `progress` element.
  @inlinable public static var progress: Tag { Tag(rawValue: 106) }
  /// The `meter` element.
  @inlinable public static var meter: Tag { Tag(rawValue: 107) }
  /// The `fieldset` element.
  @inlinable public static var fieldset: Tag { Tag(rawValue: 108) }
  /// The `legend` element.
  @inlinable public static var legend: Tag { Tag(rawValue: 109) }
  /// The `details` element.
  @inlinable public static var details: Tag { Tag(rawValue: 110) }
  /// The `summary` element.
  @inlinable public static var summary: Tag { Tag(rawValue: 111) }
  /// The `dialog` element.
  @inlinable public static var dialog: Tag { Tag(rawValue: 112) }
  /// The `slot` element.
  @inlinable public static var slot: Tag { Tag(rawValue: 113) }
  /// The `canvas` element.
  @inlinable public static var canvas: Tag { Tag(rawValue: 114) }
  /// The `image` element.
  @inlinable public static var image: Tag { Tag(rawValue: 115) }
  /// The `keygen` element.
  @inlinable public static var keygen: Tag { Tag(rawValue: 116) }
  /// The `menuitem` element.
  @inlinable public static var menuitem: Tag { Tag(rawValue: 117) }
  /// The `applet` element.
  @inlinable public static var applet: Tag { Tag(rawValue: 118) }
  /// The `acronym` element.
  @inlinable public static var acronym: Tag { Tag(rawValue: 119) }
  /// The `bgsound` element.
  @inlinable public static var bgsound: Tag { Tag(rawValue: 120) }
  /// The `dir` element.
  @inlinable public static var dir: Tag { Tag(rawValue: 121) }
  /// The `frame` element.
  @inlinable public static var frame: Tag { Tag(rawValue: 122) }
  /// The `frameset` element.
  @inlinable public static var frameset: Tag { Tag(rawValue: 123) }
  /// The `noframes` element.
  @inlinable public static var noframes: Tag { Tag(rawValue: 124) }
  /// The `isindex` element.
  @inlinable public static var isindex: Tag { Tag(rawValue: 125) }
  /// The `listing` element.
  @inlinable public static var listing: Tag { Tag(rawValue: 126) }
  /// The `nextid` element.
  @inlinable public static var nextid: Tag { Tag(rawValue: 127) }
  /// The `noembed` element.
  @inlinable public static var noembed: Tag { Tag(rawValue: 128) }
  /// The `plaintext` element.
  @inlinable public static var plaintext: Tag { Tag(rawValue: 129) }
  /// The `strike` element.
  @inlinable public static var strike: Tag { Tag(rawValue: 130) }
  /// The `xmp` element.
  @inlinable public static var xmp: Tag { Tag(rawValue: 131) }
  /// The `basefont` element.
  @inlinable public static var basefont: Tag { Tag(rawValue: 132) }
  /// The `big` element.
  @inlinable public static var big: Tag { Tag(rawValue: 133) }
  /// The `blink` element.
  @inlinable public static var blink: Tag { Tag(rawValue: 134) }
  /// The `center` element.
  @inlinable public static var center: Tag { Tag(rawValue: 135) }
  /// The `font` element.
  @inlinable public static var font: Tag { Tag(rawValue: 136) }
  /// The `marquee` element.
  @inlinable public static var marquee: Tag { Tag(rawValue: 137) }
  /// The `multicol` element.
  @inlinable public static var multicol: Tag { Tag(rawValue: 138) }
  /// The `nobr` element.
  @inlinable public static var nobr: Tag { Tag(rawValue: 139) }
  /// The `spacer` element.
  @inlinable public static var spacer: Tag { Tag(rawValue: 140) }
  /// The `tt` element.
  @inlinable public static var tt: Tag { Tag(rawValue: 141) }
  /// The `svg` element.
  @inlinable public static var svg: Tag { Tag(rawValue: 142) }
  /// The `math` element.
  @inlinable public static var math: Tag { Tag(rawValue: 143) }
  /// The `mi` element.
  @inlinable public static var mi: Tag { Tag(rawValue: 144) }
  /// The `mo` element.
  @inlinable public static var mo: Tag { Tag(rawValue: 145) }
  /// The `mn` element.
  @inlinable public static var mn: Tag { Tag(rawValue: 146) }
  /// The `ms` element.
  @inlinable public static var ms: Tag { Tag(rawValue: 147) }
  /// The `mtext` element.
  @inlinable public static var mtext: Tag { Tag(rawValue: 148) }
  /// The `mglyph` element.
  @inlinable public static var mglyph: Tag { Tag(rawValue: 149) }
  /// The `malignmark` element.
  @inlinable public static var malignmark: Tag { Tag(rawValue: 150) }
  /// The `annotation-xml` element.
  @inlinable public static var annotationXML: Tag { Tag(rawValue: 151) }
  /// The `annotation` element.
  @inlinable public static var annotation: Tag { Tag(rawValue: 152) }
  /// The `semantics` element.
  @inlinable public static var semantics: Tag { Tag(rawValue: 153) }
  /// The `mrow` element.
  @inlinable public static var mrow: Tag { Tag(rawValue: 154) }
  /// The `mfrac` element.
  @inlinable public static var mfrac: Tag { Tag(rawValue: 155) }
  /// The `msup` element.
  @inlinable public static var msup: Tag { Tag(rawValue: 156) }
  /// The `msub` element.
  @inlinable public static var msub: Tag { Tag(rawValue: 157) }
  /// The `msubsup` element.
  @inlinable public static var msubsup: Tag { Tag(rawValue: 158) }
  /// The `msqrt` element.
  @inlinable public static var msqrt: Tag { Tag(rawValue: 159) }
  /// The `mroot` element.
  @inlinable public static var mroot: Tag { Tag(rawValue: 160) }
  /// The `mover` element.
  @inlinable public static var mover: Tag { Tag(rawValue: 161) }
  /// The `munder` element.
  @inlinable public static var munder: Tag { Tag(rawValue: 162) }
  /// The `munderover` element.
  @inlinable public static var munderover: Tag { Tag(rawValue: 163) }
  /// The `mtable` element.
  @inlinable public static var mtable: Tag { Tag(rawValue: 164) }
  /// The `mtr` element.
  @inlinable public static var mtr: Tag { Tag(rawValue: 165) }
  /// The `mtd` element.
  @inlinable public static var mtd: Tag { Tag(rawValue: 166) }
  /// The `mstyle` element.
  @inlinable public static var mstyle: Tag { Tag(rawValue: 167) }
  /// The `mspace` element.
  @inlinable public static var mspace: Tag { Tag(rawValue: 168) }
  /// The `mpadded` element.
  @inlinable public static var mpadded: Tag { Tag(rawValue: 169) }
  /// The `mphantom` element.
  @inlinable public static var mphantom: Tag { Tag(rawValue: 170) }
  /// The `mfenced` element.
  @inlinable public static var mfenced: Tag { Tag(rawValue: 171) }
  /// The `menclose` element.
  @inlinable public static var menclose: Tag { Tag(rawValue: 172) }
  /// The `merror` element.
  @inlinable public static var merror: Tag { Tag(rawValue: 173) }
  /// The `mmultiscripts` element.
  @inlinable public static var mmultiscripts: Tag { Tag(rawValue: 174) }
  /// The `mprescripts` element.
  @inlinable public static var mprescripts: Tag { Tag(rawValue: 175) }
  /// The `desc` element.
  @inlinable public static var desc: Tag { Tag(rawValue: 176) }
  /// The `path` element.
  @inlinable public static var path: Tag { Tag(rawValue: 177) }
  /// The `g` element.
  @inlinable public static var g: Tag { Tag(rawValue: 178) }
  /// The `use` element.
  @inlinable public static var use: Tag { Tag(rawValue: 179) }
  /// The `circle` element.
  @inlinable public static var circle: Tag { Tag(rawValue: 180) }
  /// The `rect` element.
  @inlinable public static var rect: Tag { Tag(rawValue: 181) }
  /// The `line` element.
  @inlinable public static var line: Tag { Tag(rawValue: 182) }
  /// The `polyline` element.
  @inlinable public static var polyline: Tag { Tag(rawValue: 183) }
  /// The `polygon` element.
  @inlinable public static var polygon: Tag { Tag(rawValue: 184) }
  /// The `ellipse` element.
  @inlinable public static var ellipse: Tag { Tag(rawValue: 185) }
  /// The `text` element.
  @inlinable public static var text: Tag { Tag(rawValue: 186) }
  /// The `tspan` element.
  @inlinable public static var tspan: Tag { Tag(rawValue: 187) }
  /// The `defs` element.
  @inlinable public static var defs: Tag { Tag(rawValue: 188) }
  /// The `symbol` element.
  @inlinable public static var symbol: Tag { Tag(rawValue: 189) }
  /// The `stop` element.
  @inlinable public static var stop: Tag { Tag(rawValue: 190) }
  /// The `filter` element.
  @inlinable public static var filter: Tag { Tag(rawValue: 191) }
  /// The `mask` element.
  @inlinable public static var mask: Tag { Tag(rawValue: 192) }
  /// The `pattern` element.
  @inlinable public static var pattern: Tag { Tag(rawValue: 193) }
  /// The `metadata` element.
  @inlinable public static var metadata: Tag { Tag(rawValue: 194) }
  /// The `animate` element.
  @inlinable public static var animate: Tag { Tag(rawValue: 195) }
  /// The `set` element.
  @inlinable public static var set: Tag { Tag(rawValue: 196) }
  /// The `view` element.
  @inlinable public static var view: Tag { Tag(rawValue: 197) }
  /// The `foreignObject` element.
  @inlinable public static var foreignObject: Tag { Tag(rawValue: 263) }
}

extension AttributeName {
  /// The `class` attribute.
  @inlinable public static var `class`: AttributeName { AttributeName(rawValue: 272) }
  /// The `id` attribute.
  @inlinable public static var id: AttributeName { AttributeName(rawValue: 273) }
  /// The `style` attribute.
  @inlinable public static var style: AttributeName { AttributeName(rawValue: 7) }
  /// The `title` attribute.
  @inlinable public static var title: AttributeName { AttributeName(rawValue: 3) }
  /// The `lang` attribute.
  @inlinable public static var lang: AttributeName { AttributeName(rawValue: 274) }
  /// The `dir` attribute.
  @inlinable public static var dir: AttributeName { AttributeName(rawValue: 121) }
  /// The `href` attribute.
  @inlinable public static var href: AttributeName { AttributeName(rawValue: 275) }
  /// The `src` attribute.
  @inlinable public static var src: AttributeName { AttributeName(rawValue: 276) }
  /// The `alt` attribute.
  @inlinable public static var alt: AttributeName { AttributeName(rawValue: 277) }
  /// The `width` attribute.
  @inlinable public static var width: AttributeName { AttributeName(rawValue: 278) }
  /// The `height` attribute.
  @inlinable public static var height: AttributeName { AttributeName(rawValue: 279) }
  /// The `type` attribute.
  @inlinable public static var type: AttributeName { AttributeName(rawValue: 280) }
  /// The `name` attribute.
  @inlinable public static var name: AttributeName { AttributeName(rawValue: 281) }
  /// The `content` attribute.
  @inlinable public static var content: AttributeName { AttributeName(rawValue: 282) }
  /// The `value` attribute.
  @inlinable public static var value: AttributeName { AttributeName(rawValue: 283) }
  /// The `rel` attribute.
  @inlinable public static var rel: AttributeName { AttributeName(rawValue: 284) }
  /// The `target` attribute.
  @inlinable public static var target: AttributeName { AttributeName(rawValue: 285) }
  /// The `charset` attribute.
  @inlinable public static var charset: AttributeName { AttributeName(rawValue: 286) }
  /// The `http-equiv` attribute.
  @inlinable public static var httpEquiv: AttributeName { AttributeName(rawValue: 287) }
  /// The `property` attribute.
  @inlinable public static var property: AttributeName { AttributeName(rawValue: 288) }
  /// The `itemprop` attribute.
  @inlinable public static var itemprop: AttributeName { AttributeName(rawValue: 289) }
  /// The `itemscope` attribute.
  @inlinable public static var itemscope: AttributeName { AttributeName(rawValue: 290) }
  /// The `itemtype` attribute.
  @inlinable public static var itemtype: AttributeName { AttributeName(rawValue: 291) }
  /// The `itemid` attribute.
  @inlinable public static var itemid: AttributeName { AttributeName(rawValue: 292) }
  /// The `itemref` attribute.
  @inlinable public static var itemref: AttributeName { AttributeName(rawValue: 293) }
  /// The `media` attribute.
  @inlinable public static var media: AttributeName { AttributeName(rawValue: 294) }
  /// The `sizes` attribute.
  @inlinable public static var sizes: AttributeName { AttributeName(rawValue: 295) }
  /// The `srcset` attribute.
  @inlinable public static var srcset: AttributeName { AttributeName(rawValue: 296) }
  /// The `loading` attribute.
  @inlinable public static var loading: AttributeName { AttributeName(rawValue: 297) }
  /// The `decoding` attribute.
  @inlinable public static var decoding: AttributeName { AttributeName(rawValue: 298) }
  /// The `color` attribute.
  @inlinable public static var color: AttributeName { AttributeName(rawValue: 299) }
  /// The `face` attribute.
  @inlinable public static var face: AttributeName { AttributeName(rawValue: 300) }
  /// The `size` attribute.
  @inlinable public static var size: AttributeName { AttributeName(rawValue: 301) }
  /// The `align` attribute.
  @inlinable public static var align: AttributeName { AttributeName(rawValue: 302) }
  /// The `valign` attribute.
  @inlinable public static var valign: AttributeName { AttributeName(rawValue: 303) }
  /// The `border` attribute.
  @inlinable public static var border: AttributeName { AttributeName(rawValue: 304) }
  /// The `cellpadding` attribute.
  @inlinable public static var cellpadding: AttributeName { AttributeName(rawValue: 305) }
  /// The `cellspacing` attribute.
  @inlinable public static var cellspacing: AttributeName { AttributeName(rawValue: 306) }
  /// The `colspan` attribute.
  @inlinable public static var colspan: AttributeName { AttributeName(rawValue: 307) }
  /// The `rowspan` attribute.
  @inlinable public static var rowspan: AttributeName { AttributeName(rawValue: 308) }
  /// The `scope` attribute.
  @inlinable public static var scope: AttributeName { AttributeName(rawValue: 309) }
  /// The `headers` attribute.
  @inlinable public static var headers: AttributeName { AttributeName(rawValue: 310) }
  /// The `bgcolor` attribute.
  @inlinable public static var bgcolor: AttributeName { AttributeName(rawValue: 311) }
  /// The `background` attribute.
  @inlinable public static var background: AttributeName { AttributeName(rawValue: 312) }
  /// The `role` attribute.
  @inlinable public static var role: AttributeName { AttributeName(rawValue: 313) }
  /// The `tabindex` attribute.
  @inlinable public static var tabindex: AttributeName { AttributeName(rawValue: 314) }
  /// The `aria-label` attribute.
  @inlinable public static var ariaLabel: AttributeName { AttributeName(rawValue: 315) }
  /// The `aria-hidden` attribute.
  @inlinable public static var ariaHidden: AttributeName { AttributeName(rawValue: 316) }
  /// The `aria-labelledby` attribute.
  @inlinable public static var ariaLabelledby: AttributeName { AttributeName(rawValue: 317) }
  /// The `aria-describedby` attribute.
  @inlinable public static var ariaDescribedby: AttributeName { AttributeName(rawValue: 318) }
  /// The `aria-expanded` attribute.
  @inlinable public static var ariaExpanded: AttributeName { AttributeName(rawValue: 319) }
  /// The `aria-controls` attribute.
  @inlinable public static var ariaControls: AttributeName { AttributeName(rawValue: 320) }
  /// The `aria-level` attribute.
  @inlinable public static var ariaLevel: AttributeName { AttributeName(rawValue: 321) }
  /// The `aria-haspopup` attribute.
  @inlinable public static var ariaHaspopup: AttributeName { AttributeName(rawValue: 322) }
  /// The `action` attribute.
  @inlinable public static var action: AttributeName { AttributeName(rawValue: 323) }
  /// The `method` attribute.
  @inlinable public static var method: AttributeName { AttributeName(rawValue: 324) }
  /// The `for` attribute.
  @inlinable public static var `for`: AttributeName { AttributeName(rawValue: 325) }
  /// The `placeholder` attribute.
  @inlinable public static var placeholder: AttributeName { AttributeName(rawValue: 326) }
  /// The `checked` attribute.
  @inlinable public static var checked: AttributeName { AttributeName(rawValue: 327) }
  /// The `disabled` attribute.
  @inlinable public static var disabled: AttributeName { AttributeName(rawValue: 328) }
  /// The `selected` attribute.
  @inlinable public static var selected: AttributeName { AttributeName(rawValue: 329) }
  /// The `readonly` attribute.
  @inlinable public static var readonly: AttributeName { AttributeName(rawValue: 330) }
  /// The `required` attribute.
  @inlinable public static var required: AttributeName { AttributeName(rawValue: 331) }
  /// The `multiple` attribute.
  @inlinable public static var multiple: AttributeName { AttributeName(rawValue: 332) }
  /// The `autocomplete` attribute.
  @inlinable public static var autocomplete: AttributeName { AttributeName(rawValue: 333) }
  /// The `maxlength` attribute.
  @inlinable public static var maxlength: AttributeName { AttributeName(rawValue: 334) }
  /// The `start` attribute.
  @inlinable public static var start: AttributeName { AttributeName(rawValue: 335) }
  /// The `reversed` attribute.
  @inlinable public static var reversed: AttributeName { AttributeName(rawValue: 336) }
  /// The `datetime` attribute.
  @inlinable public static var datetime: AttributeName { AttributeName(rawValue: 337) }
  /// The `pubdate` attribute.
  @inlinable public static var pubdate: AttributeName { AttributeName(rawValue: 338) }
  /// The `cite` attribute.
  @inlinable public static var cite: AttributeName { AttributeName(rawValue: 46) }
  /// The `hidden` attribute.
  @inlinable public static var hidden: AttributeName { AttributeName(rawValue: 339) }
  /// The `async` attribute.
  @inlinable public static var async: AttributeName { AttributeName(rawValue: 340) }
  /// The `defer` attribute.
  @inlinable public static var `defer`: AttributeName { AttributeName(rawValue: 341) }
  /// The `integrity` attribute.
  @inlinable public static var integrity: AttributeName { AttributeName(rawValue: 342) }
  /// The `crossorigin` attribute.
  @inlinable public static var crossorigin: AttributeName { AttributeName(rawValue: 343) }
  /// The `nonce` attribute.
  @inlinable public static var nonce: AttributeName { AttributeName(rawValue: 344) }
  /// The `referrerpolicy` attribute.
  @inlinable public static var referrerpolicy: AttributeName { AttributeName(rawValue: 345) }
  /// The `as` attribute.
  @inlinable public static var `as`: AttributeName { AttributeName(rawValue: 346) }
  /// The `imagesizes` attribute.
  @inlinable public static var imagesizes: AttributeName { AttributeName(rawValue: 347) }
  /// The `imagesrcset` attribute.
  @inlinable public static var imagesrcset: AttributeName { AttributeName(rawValue: 348) }
  /// The `controls` attribute.
  @inlinable public static var controls: AttributeName { AttributeName(rawValue: 349) }
  /// The `autoplay` attribute.
  @inlinable public static var autoplay: AttributeName { AttributeName(rawValue: 350) }
  /// The `loop` attribute.
  @inlinable public static var loop: AttributeName { AttributeName(rawValue: 351) }
  /// The `muted` attribute.
  @inlinable public static var muted: AttributeName { AttributeName(rawValue: 352) }
  /// The `poster` attribute.
  @inlinable public static var poster: AttributeName { AttributeName(rawValue: 353) }
  /// The `preload` attribute.
  @inlinable public static var preload: AttributeName { AttributeName(rawValue: 354) }
  /// The `allow` attribute.
  @inlinable public static var allow: AttributeName { AttributeName(rawValue: 355) }
  /// The `allowfullscreen` attribute.
  @inlinable public static var allowfullscreen: AttributeName { AttributeName(rawValue: 356) }
  /// The `frameborder` attribute.
  @inlinable public static var frameborder: AttributeName { AttributeName(rawValue: 357) }
  /// The `scrolling` attribute.
  @inlinable public static var scrolling: AttributeName { AttributeName(rawValue: 358) }
  /// The `srcdoc` attribute.
  @inlinable public static var srcdoc: AttributeName { AttributeName(rawValue: 359) }
  /// The `sandbox` attribute.
  @inlinable public static var sandbox: AttributeName { AttributeName(rawValue: 360) }
  /// The `xmlns` attribute.
  @inlinable public static var xmlns: AttributeName { AttributeName(rawValue: 361) }
  /// The `xlink:href` attribute.
  @inlinable public static var xlinkHref: AttributeName { AttributeName(rawValue: 362) }
  /// The `viewbox` attribute.
  @inlinable public static var viewbox: AttributeName { AttributeName(rawValue: 363) }
  /// The `d` attribute.
  @inlinable public static var d: AttributeName { AttributeName(rawValue: 364) }
  /// The `fill` attribute.
  @inlinable public static var fill: AttributeName { AttributeName(rawValue: 365) }
  /// The `stroke` attribute.
  @inlinable public static var stroke: AttributeName { AttributeName(rawValue: 366) }
  /// The `points` attribute.
  @inlinable public static var points: AttributeName { AttributeName(rawValue: 367) }
  /// The `transform` attribute.
  @inlinable public static var transform: AttributeName { AttributeName(rawValue: 368) }
  /// The `x` attribute.
  @inlinable public static var x: AttributeName { AttributeName(rawValue: 369) }
  /// The `y` attribute.
  @inlinable public static var y: AttributeName { AttributeName(rawValue: 370) }
  /// The `cx` attribute.
  @inlinable public static var cx: AttributeName { AttributeName(rawValue: 371) }
  /// The `cy` attribute.
  @inlinable public static var cy: AttributeName { AttributeName(rawValue: 372) }
  /// The `r` attribute.
  @inlinable public static var r: AttributeName { AttributeName(rawValue: 373) }
  /// The `rx` attribute.
  @inlinable public static var rx: AttributeName { AttributeName(rawValue: 374) }
  /// The `ry` attribute.
  @inlinable public static var ry: AttributeName { AttributeName(rawValue: 375) }
  /// The `x1` attribute.
  @inlinable public static var x1: AttributeName { AttributeName(rawValue: 376) }
  /// The `y1` attribute.
  @inlinable public static var y1: AttributeName { AttributeName(rawValue: 377) }
  /// The `x2` attribute.
  @inlinable public static var x2: AttributeName { AttributeName(rawValue: 378) }
  /// The `y2` attribute.
  @inlinable public static var y2: AttributeName { AttributeName(rawValue: 379) }
  /// The `focusable` attribute.
  @inlinable public static var focusable: AttributeName { AttributeName(rawValue: 380) }
  /// The `version` attribute.
  @inlinable public static var version: AttributeName { AttributeName(rawValue: 381) }
  /// The `encoding` attribute.
  @inlinable public static var encoding: AttributeName { AttributeName(rawValue: 382) }
  /// The `display` attribute.
  @inlinable public static var display: AttributeName { AttributeName(rawValue: 383) }
  /// The `definitionurl` attribute.
  @inlinable public static var definitionurl: AttributeName { AttributeName(rawValue: 384) }
  /// The `data-src` attribute.
  @inlinable public static var dataSrc: AttributeName { AttributeName(rawValue: 385) }
  /// The `data-srcset` attribute.
  @inlinable public static var dataSrcset: AttributeName { AttributeName(rawValue: 386) }
  /// The `data-original` attribute.
  @inlinable public static var dataOriginal: AttributeName { AttributeName(rawValue: 387) }
  /// The `data-lazy-src` attribute.
  @inlinable public static var dataLazySrc: AttributeName { AttributeName(rawValue: 388) }
  /// The `data-lazy-srcset` attribute.
  @inlinable public static var dataLazySrcset: AttributeName { AttributeName(rawValue: 389) }
  /// The `data-lazy` attribute.
  @inlinable public static var dataLazy: AttributeName { AttributeName(rawValue: 390) }
  /// The `data-lang` attribute.
  @inlinable public static var dataLang: AttributeName { AttributeName(rawValue: 391) }
  /// The `data-language` attribute.
  @inlinable public static var dataLanguage: AttributeName { AttributeName(rawValue: 392) }
  /// The `data-url` attribute.
  @inlinable public static var dataUrl: AttributeName { AttributeName(rawValue: 393) }
  /// The `data-href` attribute.
  @inlinable public static var dataHref: AttributeName { AttributeName(rawValue: 394) }
  /// The `data-id` attribute.
  @inlinable public static var dataId: AttributeName { AttributeName(rawValue: 395) }
  /// The `data-image` attribute.
  @inlinable public static var dataImage: AttributeName { AttributeName(rawValue: 396) }
  /// The `data-bg` attribute.
  @inlinable public static var dataBg: AttributeName { AttributeName(rawValue: 397) }
  /// The `data-sizes` attribute.
  @inlinable public static var dataSizes: AttributeName { AttributeName(rawValue: 398) }
  /// The `data-full` attribute.
  @inlinable public static var dataFull: AttributeName { AttributeName(rawValue: 399) }
  /// The `data-testid` attribute.
  @inlinable public static var dataTestid: AttributeName { AttributeName(rawValue: 400) }
  /// The `data-type` attribute.
  @inlinable public static var dataType: AttributeName { AttributeName(rawValue: 401) }
  /// The `data-component` attribute.
  @inlinable public static var dataComponent: AttributeName { AttributeName(rawValue: 402) }
  /// The `data-hydrate` attribute.
  @inlinable public static var dataHydrate: AttributeName { AttributeName(rawValue: 403) }
  /// The `data-nosnippet` attribute.
  @inlinable public static var dataNosnippet: AttributeName { AttributeName(rawValue: 404) }
  /// The `data-title` attribute.
  @inlinable public static var dataTitle: AttributeName { AttributeName(rawValue: 405) }
  /// The `data-name` attribute.
  @inlinable public static var dataName: AttributeName { AttributeName(rawValue: 406) }
  /// The `data-value` attribute.
  @inlinable public static var dataValue: AttributeName { AttributeName(rawValue: 407) }
  /// The `data-target` attribute.
  @inlinable public static var dataTarget: AttributeName { AttributeName(rawValue: 408) }
  /// The `data-toggle` attribute.
  @inlinable public static var dataToggle: AttributeName { AttributeName(rawValue: 409) }
  /// The `onclick` attribute.
  @inlinable public static var onclick: AttributeName { AttributeName(rawValue: 410) }
  /// The `onload` attribute.
  @inlinable public static var onload: AttributeName { AttributeName(rawValue: 411) }
  /// The `summary` attribute.
  @inlinable public static var summary: AttributeName { AttributeName(rawValue: 111) }
  /// The `nowrap` attribute.
  @inlinable public static var nowrap: AttributeName { AttributeName(rawValue: 412) }
  /// The `hspace` attribute.
  @inlinable public static var hspace: AttributeName { AttributeName(rawValue: 413) }
  /// The `vspace` attribute.
  @inlinable public static var vspace: AttributeName { AttributeName(rawValue: 414) }
  /// The `clear` attribute.
  @inlinable public static var clear: AttributeName { AttributeName(rawValue: 415) }
  /// The `compact` attribute.
  @inlinable public static var compact: AttributeName { AttributeName(rawValue: 416) }
  /// The `rules` attribute.
  @inlinable public static var rules: AttributeName { AttributeName(rawValue: 417) }
  /// The `frame` attribute.
  @inlinable public static var frame: AttributeName { AttributeName(rawValue: 122) }
  /// The `coords` attribute.
  @inlinable public static var coords: AttributeName { AttributeName(rawValue: 418) }
  /// The `shape` attribute.
  @inlinable public static var shape: AttributeName { AttributeName(rawValue: 419) }
  /// The `usemap` attribute.
  @inlinable public static var usemap: AttributeName { AttributeName(rawValue: 420) }
  /// The `download` attribute.
  @inlinable public static var download: AttributeName { AttributeName(rawValue: 421) }
  /// The `ping` attribute.
  @inlinable public static var ping: AttributeName { AttributeName(rawValue: 422) }
  /// The `hreflang` attribute.
  @inlinable public static var hreflang: AttributeName { AttributeName(rawValue: 423) }
  /// The `enctype` attribute.
  @inlinable public static var enctype: AttributeName { AttributeName(rawValue: 424) }
  /// The `accept-charset` attribute.
  @inlinable public static var acceptCharset: AttributeName { AttributeName(rawValue: 425) }
  /// The `pattern` attribute.
  @inlinable public static var pattern: AttributeName { AttributeName(rawValue: 193) }
  /// The `min` attribute.
  @inlinable public static var min: AttributeName { AttributeName(rawValue: 426) }
  /// The `max` attribute.
  @inlinable public static var max: AttributeName { AttributeName(rawValue: 427) }
  /// The `step` attribute.
  @inlinable public static var step: AttributeName { AttributeName(rawValue: 428) }
  /// The `list` attribute.
  @inlinable public static var list: AttributeName { AttributeName(rawValue: 429) }
  /// The `form` attribute.
  @inlinable public static var form: AttributeName { AttributeName(rawValue: 96) }
  /// The `wrap` attribute.
  @inlinable public static var wrap: AttributeName { AttributeName(rawValue: 430) }
  /// The `rows` attribute.
  @inlinable public static var rows: AttributeName { AttributeName(rawValue: 431) }
  /// The `cols` attribute.
  @inlinable public static var cols: AttributeName { AttributeName(rawValue: 432) }
  /// The `open` attribute.
  @inlinable public static var `open`: AttributeName { AttributeName(rawValue: 433) }
  /// The `is` attribute.
  @inlinable public static var `is`: AttributeName { AttributeName(rawValue: 434) }
  /// The `slot` attribute.
  @inlinable public static var slot: AttributeName { AttributeName(rawValue: 113) }
  /// The `part` attribute.
  @inlinable public static var part: AttributeName { AttributeName(rawValue: 435) }
  /// The `xlink:actuate` attribute.
  @inlinable public static var xlinkActuate: AttributeName { AttributeName(rawValue: 436) }
  /// The `xlink:arcrole` attribute.
  @inlinable public static var xlinkArcrole: AttributeName { AttributeName(rawValue: 437) }
  /// The `xlink:role` attribute.
  @inlinable public static var xlinkRole: AttributeName { AttributeName(rawValue: 438) }
  /// The `xlink:show` attribute.
  @inlinable public static var xlinkShow: AttributeName { AttributeName(rawValue: 439) }
  /// The `xlink:title` attribute.
  @inlinable public static var xlinkTitle: AttributeName { AttributeName(rawValue: 440) }
  /// The `xlink:type` attribute.
  @inlinable public static var xlinkType: AttributeName { AttributeName(rawValue: 441) }
  /// The `xml:lang` attribute.
  @inlinable public static var xmlLang: AttributeName { AttributeName(rawValue: 442) }
  /// The `xml:space` attribute.
  @inlinable public static var xmlSpace: AttributeName { AttributeName(rawValue: 443) }
  /// The `xmlns:xlink` attribute.
  @inlinable public static var xmlnsXlink: AttributeName { AttributeName(rawValue: 444) }
  /// The `actuate` attribute.
  @inlinable public static var actuate: AttributeName { AttributeName(rawValue: 445) }
  /// The `arcrole` attribute.
  @inlinable public static var arcrole: AttributeName { AttributeName(rawValue: 446) }
  /// The `show` attribute.
  @inlinable public static var show: AttributeName { AttributeName(rawValue: 447) }
  /// The `space` attribute.
  @inlinable public static var space: AttributeName { AttributeName(rawValue: 448) }
  /// The `xlink` attribute.
  @inlinable public static var xlink: AttributeName { AttributeName(rawValue: 449) }
  /// The `definitionURL` attribute.
  @inlinable public static var definitionURL: AttributeName { AttributeName(rawValue: 450) }
  /// The `viewBox` attribute.
  @inlinable public static var viewBox: AttributeName { AttributeName(rawValue: 555) }
}
