// Written by Tools/tables/html-names.py; change the lists there.

/// Every known name, one a line; a name's line is its number.
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

/// SVG element and attribute names whose letters the standard restores (13.2.6.1, 13.2.6.5): lower case, then as meant.
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
  @inlinable public static var html: Tag { Tag(rawValue: 0) }
  @inlinable public static var head: Tag { Tag(rawValue: 1) }
  @inlinable public static var body: Tag { Tag(rawValue: 2) }
  @inlinable public static var title: Tag { Tag(rawValue: 3) }
  @inlinable public static var base: Tag { Tag(rawValue: 4) }
  @inlinable public static var link: Tag { Tag(rawValue: 5) }
  @inlinable public static var meta: Tag { Tag(rawValue: 6) }
  @inlinable public static var style: Tag { Tag(rawValue: 7) }
  @inlinable public static var script: Tag { Tag(rawValue: 8) }
  @inlinable public static var noscript: Tag { Tag(rawValue: 9) }
  @inlinable public static var template: Tag { Tag(rawValue: 10) }
  @inlinable public static var section: Tag { Tag(rawValue: 11) }
  @inlinable public static var nav: Tag { Tag(rawValue: 12) }
  @inlinable public static var article: Tag { Tag(rawValue: 13) }
  @inlinable public static var aside: Tag { Tag(rawValue: 14) }
  @inlinable public static var h1: Tag { Tag(rawValue: 15) }
  @inlinable public static var h2: Tag { Tag(rawValue: 16) }
  @inlinable public static var h3: Tag { Tag(rawValue: 17) }
  @inlinable public static var h4: Tag { Tag(rawValue: 18) }
  @inlinable public static var h5: Tag { Tag(rawValue: 19) }
  @inlinable public static var h6: Tag { Tag(rawValue: 20) }
  @inlinable public static var hgroup: Tag { Tag(rawValue: 21) }
  @inlinable public static var header: Tag { Tag(rawValue: 22) }
  @inlinable public static var footer: Tag { Tag(rawValue: 23) }
  @inlinable public static var address: Tag { Tag(rawValue: 24) }
  @inlinable public static var main: Tag { Tag(rawValue: 25) }
  @inlinable public static var search: Tag { Tag(rawValue: 26) }
  @inlinable public static var p: Tag { Tag(rawValue: 27) }
  @inlinable public static var hr: Tag { Tag(rawValue: 28) }
  @inlinable public static var pre: Tag { Tag(rawValue: 29) }
  @inlinable public static var blockquote: Tag { Tag(rawValue: 30) }
  @inlinable public static var ol: Tag { Tag(rawValue: 31) }
  @inlinable public static var ul: Tag { Tag(rawValue: 32) }
  @inlinable public static var menu: Tag { Tag(rawValue: 33) }
  @inlinable public static var li: Tag { Tag(rawValue: 34) }
  @inlinable public static var dl: Tag { Tag(rawValue: 35) }
  @inlinable public static var dt: Tag { Tag(rawValue: 36) }
  @inlinable public static var dd: Tag { Tag(rawValue: 37) }
  @inlinable public static var figure: Tag { Tag(rawValue: 38) }
  @inlinable public static var figcaption: Tag { Tag(rawValue: 39) }
  @inlinable public static var div: Tag { Tag(rawValue: 40) }
  @inlinable public static var a: Tag { Tag(rawValue: 41) }
  @inlinable public static var em: Tag { Tag(rawValue: 42) }
  @inlinable public static var strong: Tag { Tag(rawValue: 43) }
  @inlinable public static var small: Tag { Tag(rawValue: 44) }
  @inlinable public static var s: Tag { Tag(rawValue: 45) }
  @inlinable public static var cite: Tag { Tag(rawValue: 46) }
  @inlinable public static var q: Tag { Tag(rawValue: 47) }
  @inlinable public static var dfn: Tag { Tag(rawValue: 48) }
  @inlinable public static var abbr: Tag { Tag(rawValue: 49) }
  @inlinable public static var ruby: Tag { Tag(rawValue: 50) }
  @inlinable public static var rb: Tag { Tag(rawValue: 51) }
  @inlinable public static var rt: Tag { Tag(rawValue: 52) }
  @inlinable public static var rtc: Tag { Tag(rawValue: 53) }
  @inlinable public static var rp: Tag { Tag(rawValue: 54) }
  @inlinable public static var data: Tag { Tag(rawValue: 55) }
  @inlinable public static var time: Tag { Tag(rawValue: 56) }
  @inlinable public static var code: Tag { Tag(rawValue: 57) }
  @inlinable public static var `var`: Tag { Tag(rawValue: 58) }
  @inlinable public static var samp: Tag { Tag(rawValue: 59) }
  @inlinable public static var kbd: Tag { Tag(rawValue: 60) }
  @inlinable public static var sub: Tag { Tag(rawValue: 61) }
  @inlinable public static var sup: Tag { Tag(rawValue: 62) }
  @inlinable public static var i: Tag { Tag(rawValue: 63) }
  @inlinable public static var b: Tag { Tag(rawValue: 64) }
  @inlinable public static var u: Tag { Tag(rawValue: 65) }
  @inlinable public static var mark: Tag { Tag(rawValue: 66) }
  @inlinable public static var bdi: Tag { Tag(rawValue: 67) }
  @inlinable public static var bdo: Tag { Tag(rawValue: 68) }
  @inlinable public static var span: Tag { Tag(rawValue: 69) }
  @inlinable public static var br: Tag { Tag(rawValue: 70) }
  @inlinable public static var wbr: Tag { Tag(rawValue: 71) }
  @inlinable public static var ins: Tag { Tag(rawValue: 72) }
  @inlinable public static var del: Tag { Tag(rawValue: 73) }
  @inlinable public static var picture: Tag { Tag(rawValue: 74) }
  @inlinable public static var source: Tag { Tag(rawValue: 75) }
  @inlinable public static var img: Tag { Tag(rawValue: 76) }
  @inlinable public static var iframe: Tag { Tag(rawValue: 77) }
  @inlinable public static var embed: Tag { Tag(rawValue: 78) }
  @inlinable public static var object: Tag { Tag(rawValue: 79) }
  @inlinable public static var param: Tag { Tag(rawValue: 80) }
  @inlinable public static var video: Tag { Tag(rawValue: 81) }
  @inlinable public static var audio: Tag { Tag(rawValue: 82) }
  @inlinable public static var track: Tag { Tag(rawValue: 83) }
  @inlinable public static var map: Tag { Tag(rawValue: 84) }
  @inlinable public static var area: Tag { Tag(rawValue: 85) }
  @inlinable public static var table: Tag { Tag(rawValue: 86) }
  @inlinable public static var caption: Tag { Tag(rawValue: 87) }
  @inlinable public static var colgroup: Tag { Tag(rawValue: 88) }
  @inlinable public static var col: Tag { Tag(rawValue: 89) }
  @inlinable public static var tbody: Tag { Tag(rawValue: 90) }
  @inlinable public static var thead: Tag { Tag(rawValue: 91) }
  @inlinable public static var tfoot: Tag { Tag(rawValue: 92) }
  @inlinable public static var tr: Tag { Tag(rawValue: 93) }
  @inlinable public static var td: Tag { Tag(rawValue: 94) }
  @inlinable public static var th: Tag { Tag(rawValue: 95) }
  @inlinable public static var form: Tag { Tag(rawValue: 96) }
  @inlinable public static var label: Tag { Tag(rawValue: 97) }
  @inlinable public static var input: Tag { Tag(rawValue: 98) }
  @inlinable public static var button: Tag { Tag(rawValue: 99) }
  @inlinable public static var select: Tag { Tag(rawValue: 100) }
  @inlinable public static var datalist: Tag { Tag(rawValue: 101) }
  @inlinable public static var optgroup: Tag { Tag(rawValue: 102) }
  @inlinable public static var option: Tag { Tag(rawValue: 103) }
  @inlinable public static var textarea: Tag { Tag(rawValue: 104) }
  @inlinable public static var output: Tag { Tag(rawValue: 105) }
  @inlinable public static var progress: Tag { Tag(rawValue: 106) }
  @inlinable public static var meter: Tag { Tag(rawValue: 107) }
  @inlinable public static var fieldset: Tag { Tag(rawValue: 108) }
  @inlinable public static var legend: Tag { Tag(rawValue: 109) }
  @inlinable public static var details: Tag { Tag(rawValue: 110) }
  @inlinable public static var summary: Tag { Tag(rawValue: 111) }
  @inlinable public static var dialog: Tag { Tag(rawValue: 112) }
  @inlinable public static var slot: Tag { Tag(rawValue: 113) }
  @inlinable public static var canvas: Tag { Tag(rawValue: 114) }
  @inlinable public static var image: Tag { Tag(rawValue: 115) }
  @inlinable public static var keygen: Tag { Tag(rawValue: 116) }
  @inlinable public static var menuitem: Tag { Tag(rawValue: 117) }
  @inlinable public static var applet: Tag { Tag(rawValue: 118) }
  @inlinable public static var acronym: Tag { Tag(rawValue: 119) }
  @inlinable public static var bgsound: Tag { Tag(rawValue: 120) }
  @inlinable public static var dir: Tag { Tag(rawValue: 121) }
  @inlinable public static var frame: Tag { Tag(rawValue: 122) }
  @inlinable public static var frameset: Tag { Tag(rawValue: 123) }
  @inlinable public static var noframes: Tag { Tag(rawValue: 124) }
  @inlinable public static var isindex: Tag { Tag(rawValue: 125) }
  @inlinable public static var listing: Tag { Tag(rawValue: 126) }
  @inlinable public static var nextid: Tag { Tag(rawValue: 127) }
  @inlinable public static var noembed: Tag { Tag(rawValue: 128) }
  @inlinable public static var plaintext: Tag { Tag(rawValue: 129) }
  @inlinable public static var strike: Tag { Tag(rawValue: 130) }
  @inlinable public static var xmp: Tag { Tag(rawValue: 131) }
  @inlinable public static var basefont: Tag { Tag(rawValue: 132) }
  @inlinable public static var big: Tag { Tag(rawValue: 133) }
  @inlinable public static var blink: Tag { Tag(rawValue: 134) }
  @inlinable public static var center: Tag { Tag(rawValue: 135) }
  @inlinable public static var font: Tag { Tag(rawValue: 136) }
  @inlinable public static var marquee: Tag { Tag(rawValue: 137) }
  @inlinable public static var multicol: Tag { Tag(rawValue: 138) }
  @inlinable public static var nobr: Tag { Tag(rawValue: 139) }
  @inlinable public static var spacer: Tag { Tag(rawValue: 140) }
  @inlinable public static var tt: Tag { Tag(rawValue: 141) }
  @inlinable public static var svg: Tag { Tag(rawValue: 142) }
  @inlinable public static var math: Tag { Tag(rawValue: 143) }
  @inlinable public static var mi: Tag { Tag(rawValue: 144) }
  @inlinable public static var mo: Tag { Tag(rawValue: 145) }
  @inlinable public static var mn: Tag { Tag(rawValue: 146) }
  @inlinable public static var ms: Tag { Tag(rawValue: 147) }
  @inlinable public static var mtext: Tag { Tag(rawValue: 148) }
  @inlinable public static var mglyph: Tag { Tag(rawValue: 149) }
  @inlinable public static var malignmark: Tag { Tag(rawValue: 150) }
  @inlinable public static var annotationXML: Tag { Tag(rawValue: 151) }
  @inlinable public static var annotation: Tag { Tag(rawValue: 152) }
  @inlinable public static var semantics: Tag { Tag(rawValue: 153) }
  @inlinable public static var mrow: Tag { Tag(rawValue: 154) }
  @inlinable public static var mfrac: Tag { Tag(rawValue: 155) }
  @inlinable public static var msup: Tag { Tag(rawValue: 156) }
  @inlinable public static var msub: Tag { Tag(rawValue: 157) }
  @inlinable public static var msubsup: Tag { Tag(rawValue: 158) }
  @inlinable public static var msqrt: Tag { Tag(rawValue: 159) }
  @inlinable public static var mroot: Tag { Tag(rawValue: 160) }
  @inlinable public static var mover: Tag { Tag(rawValue: 161) }
  @inlinable public static var munder: Tag { Tag(rawValue: 162) }
  @inlinable public static var munderover: Tag { Tag(rawValue: 163) }
  @inlinable public static var mtable: Tag { Tag(rawValue: 164) }
  @inlinable public static var mtr: Tag { Tag(rawValue: 165) }
  @inlinable public static var mtd: Tag { Tag(rawValue: 166) }
  @inlinable public static var mstyle: Tag { Tag(rawValue: 167) }
  @inlinable public static var mspace: Tag { Tag(rawValue: 168) }
  @inlinable public static var mpadded: Tag { Tag(rawValue: 169) }
  @inlinable public static var mphantom: Tag { Tag(rawValue: 170) }
  @inlinable public static var mfenced: Tag { Tag(rawValue: 171) }
  @inlinable public static var menclose: Tag { Tag(rawValue: 172) }
  @inlinable public static var merror: Tag { Tag(rawValue: 173) }
  @inlinable public static var mmultiscripts: Tag { Tag(rawValue: 174) }
  @inlinable public static var mprescripts: Tag { Tag(rawValue: 175) }
  @inlinable public static var desc: Tag { Tag(rawValue: 176) }
  @inlinable public static var path: Tag { Tag(rawValue: 177) }
  @inlinable public static var g: Tag { Tag(rawValue: 178) }
  @inlinable public static var use: Tag { Tag(rawValue: 179) }
  @inlinable public static var circle: Tag { Tag(rawValue: 180) }
  @inlinable public static var rect: Tag { Tag(rawValue: 181) }
  @inlinable public static var line: Tag { Tag(rawValue: 182) }
  @inlinable public static var polyline: Tag { Tag(rawValue: 183) }
  @inlinable public static var polygon: Tag { Tag(rawValue: 184) }
  @inlinable public static var ellipse: Tag { Tag(rawValue: 185) }
  @inlinable public static var text: Tag { Tag(rawValue: 186) }
  @inlinable public static var tspan: Tag { Tag(rawValue: 187) }
  @inlinable public static var defs: Tag { Tag(rawValue: 188) }
  @inlinable public static var symbol: Tag { Tag(rawValue: 189) }
  @inlinable public static var stop: Tag { Tag(rawValue: 190) }
  @inlinable public static var filter: Tag { Tag(rawValue: 191) }
  @inlinable public static var mask: Tag { Tag(rawValue: 192) }
  @inlinable public static var pattern: Tag { Tag(rawValue: 193) }
  @inlinable public static var metadata: Tag { Tag(rawValue: 194) }
  @inlinable public static var animate: Tag { Tag(rawValue: 195) }
  @inlinable public static var set: Tag { Tag(rawValue: 196) }
  @inlinable public static var view: Tag { Tag(rawValue: 197) }
  @inlinable public static var foreignObject: Tag { Tag(rawValue: 263) }
}

extension AttributeName {
  @inlinable public static var `class`: AttributeName { AttributeName(rawValue: 272) }
  @inlinable public static var id: AttributeName { AttributeName(rawValue: 273) }
  @inlinable public static var style: AttributeName { AttributeName(rawValue: 7) }
  @inlinable public static var title: AttributeName { AttributeName(rawValue: 3) }
  @inlinable public static var lang: AttributeName { AttributeName(rawValue: 274) }
  @inlinable public static var dir: AttributeName { AttributeName(rawValue: 121) }
  @inlinable public static var href: AttributeName { AttributeName(rawValue: 275) }
  @inlinable public static var src: AttributeName { AttributeName(rawValue: 276) }
  @inlinable public static var alt: AttributeName { AttributeName(rawValue: 277) }
  @inlinable public static var width: AttributeName { AttributeName(rawValue: 278) }
  @inlinable public static var height: AttributeName { AttributeName(rawValue: 279) }
  @inlinable public static var type: AttributeName { AttributeName(rawValue: 280) }
  @inlinable public static var name: AttributeName { AttributeName(rawValue: 281) }
  @inlinable public static var content: AttributeName { AttributeName(rawValue: 282) }
  @inlinable public static var value: AttributeName { AttributeName(rawValue: 283) }
  @inlinable public static var rel: AttributeName { AttributeName(rawValue: 284) }
  @inlinable public static var target: AttributeName { AttributeName(rawValue: 285) }
  @inlinable public static var charset: AttributeName { AttributeName(rawValue: 286) }
  @inlinable public static var httpEquiv: AttributeName { AttributeName(rawValue: 287) }
  @inlinable public static var property: AttributeName { AttributeName(rawValue: 288) }
  @inlinable public static var itemprop: AttributeName { AttributeName(rawValue: 289) }
  @inlinable public static var itemscope: AttributeName { AttributeName(rawValue: 290) }
  @inlinable public static var itemtype: AttributeName { AttributeName(rawValue: 291) }
  @inlinable public static var itemid: AttributeName { AttributeName(rawValue: 292) }
  @inlinable public static var itemref: AttributeName { AttributeName(rawValue: 293) }
  @inlinable public static var media: AttributeName { AttributeName(rawValue: 294) }
  @inlinable public static var sizes: AttributeName { AttributeName(rawValue: 295) }
  @inlinable public static var srcset: AttributeName { AttributeName(rawValue: 296) }
  @inlinable public static var loading: AttributeName { AttributeName(rawValue: 297) }
  @inlinable public static var decoding: AttributeName { AttributeName(rawValue: 298) }
  @inlinable public static var color: AttributeName { AttributeName(rawValue: 299) }
  @inlinable public static var face: AttributeName { AttributeName(rawValue: 300) }
  @inlinable public static var size: AttributeName { AttributeName(rawValue: 301) }
  @inlinable public static var align: AttributeName { AttributeName(rawValue: 302) }
  @inlinable public static var valign: AttributeName { AttributeName(rawValue: 303) }
  @inlinable public static var border: AttributeName { AttributeName(rawValue: 304) }
  @inlinable public static var cellpadding: AttributeName { AttributeName(rawValue: 305) }
  @inlinable public static var cellspacing: AttributeName { AttributeName(rawValue: 306) }
  @inlinable public static var colspan: AttributeName { AttributeName(rawValue: 307) }
  @inlinable public static var rowspan: AttributeName { AttributeName(rawValue: 308) }
  @inlinable public static var scope: AttributeName { AttributeName(rawValue: 309) }
  @inlinable public static var headers: AttributeName { AttributeName(rawValue: 310) }
  @inlinable public static var bgcolor: AttributeName { AttributeName(rawValue: 311) }
  @inlinable public static var background: AttributeName { AttributeName(rawValue: 312) }
  @inlinable public static var role: AttributeName { AttributeName(rawValue: 313) }
  @inlinable public static var tabindex: AttributeName { AttributeName(rawValue: 314) }
  @inlinable public static var ariaLabel: AttributeName { AttributeName(rawValue: 315) }
  @inlinable public static var ariaHidden: AttributeName { AttributeName(rawValue: 316) }
  @inlinable public static var ariaLabelledby: AttributeName { AttributeName(rawValue: 317) }
  @inlinable public static var ariaDescribedby: AttributeName { AttributeName(rawValue: 318) }
  @inlinable public static var ariaExpanded: AttributeName { AttributeName(rawValue: 319) }
  @inlinable public static var ariaControls: AttributeName { AttributeName(rawValue: 320) }
  @inlinable public static var ariaLevel: AttributeName { AttributeName(rawValue: 321) }
  @inlinable public static var ariaHaspopup: AttributeName { AttributeName(rawValue: 322) }
  @inlinable public static var action: AttributeName { AttributeName(rawValue: 323) }
  @inlinable public static var method: AttributeName { AttributeName(rawValue: 324) }
  @inlinable public static var `for`: AttributeName { AttributeName(rawValue: 325) }
  @inlinable public static var placeholder: AttributeName { AttributeName(rawValue: 326) }
  @inlinable public static var checked: AttributeName { AttributeName(rawValue: 327) }
  @inlinable public static var disabled: AttributeName { AttributeName(rawValue: 328) }
  @inlinable public static var selected: AttributeName { AttributeName(rawValue: 329) }
  @inlinable public static var readonly: AttributeName { AttributeName(rawValue: 330) }
  @inlinable public static var required: AttributeName { AttributeName(rawValue: 331) }
  @inlinable public static var multiple: AttributeName { AttributeName(rawValue: 332) }
  @inlinable public static var autocomplete: AttributeName { AttributeName(rawValue: 333) }
  @inlinable public static var maxlength: AttributeName { AttributeName(rawValue: 334) }
  @inlinable public static var start: AttributeName { AttributeName(rawValue: 335) }
  @inlinable public static var reversed: AttributeName { AttributeName(rawValue: 336) }
  @inlinable public static var datetime: AttributeName { AttributeName(rawValue: 337) }
  @inlinable public static var pubdate: AttributeName { AttributeName(rawValue: 338) }
  @inlinable public static var cite: AttributeName { AttributeName(rawValue: 46) }
  @inlinable public static var hidden: AttributeName { AttributeName(rawValue: 339) }
  @inlinable public static var async: AttributeName { AttributeName(rawValue: 340) }
  @inlinable public static var `defer`: AttributeName { AttributeName(rawValue: 341) }
  @inlinable public static var integrity: AttributeName { AttributeName(rawValue: 342) }
  @inlinable public static var crossorigin: AttributeName { AttributeName(rawValue: 343) }
  @inlinable public static var nonce: AttributeName { AttributeName(rawValue: 344) }
  @inlinable public static var referrerpolicy: AttributeName { AttributeName(rawValue: 345) }
  @inlinable public static var `as`: AttributeName { AttributeName(rawValue: 346) }
  @inlinable public static var imagesizes: AttributeName { AttributeName(rawValue: 347) }
  @inlinable public static var imagesrcset: AttributeName { AttributeName(rawValue: 348) }
  @inlinable public static var controls: AttributeName { AttributeName(rawValue: 349) }
  @inlinable public static var autoplay: AttributeName { AttributeName(rawValue: 350) }
  @inlinable public static var loop: AttributeName { AttributeName(rawValue: 351) }
  @inlinable public static var muted: AttributeName { AttributeName(rawValue: 352) }
  @inlinable public static var poster: AttributeName { AttributeName(rawValue: 353) }
  @inlinable public static var preload: AttributeName { AttributeName(rawValue: 354) }
  @inlinable public static var allow: AttributeName { AttributeName(rawValue: 355) }
  @inlinable public static var allowfullscreen: AttributeName { AttributeName(rawValue: 356) }
  @inlinable public static var frameborder: AttributeName { AttributeName(rawValue: 357) }
  @inlinable public static var scrolling: AttributeName { AttributeName(rawValue: 358) }
  @inlinable public static var srcdoc: AttributeName { AttributeName(rawValue: 359) }
  @inlinable public static var sandbox: AttributeName { AttributeName(rawValue: 360) }
  @inlinable public static var xmlns: AttributeName { AttributeName(rawValue: 361) }
  @inlinable public static var xlinkHref: AttributeName { AttributeName(rawValue: 362) }
  @inlinable public static var viewbox: AttributeName { AttributeName(rawValue: 363) }
  @inlinable public static var d: AttributeName { AttributeName(rawValue: 364) }
  @inlinable public static var fill: AttributeName { AttributeName(rawValue: 365) }
  @inlinable public static var stroke: AttributeName { AttributeName(rawValue: 366) }
  @inlinable public static var points: AttributeName { AttributeName(rawValue: 367) }
  @inlinable public static var transform: AttributeName { AttributeName(rawValue: 368) }
  @inlinable public static var x: AttributeName { AttributeName(rawValue: 369) }
  @inlinable public static var y: AttributeName { AttributeName(rawValue: 370) }
  @inlinable public static var cx: AttributeName { AttributeName(rawValue: 371) }
  @inlinable public static var cy: AttributeName { AttributeName(rawValue: 372) }
  @inlinable public static var r: AttributeName { AttributeName(rawValue: 373) }
  @inlinable public static var rx: AttributeName { AttributeName(rawValue: 374) }
  @inlinable public static var ry: AttributeName { AttributeName(rawValue: 375) }
  @inlinable public static var x1: AttributeName { AttributeName(rawValue: 376) }
  @inlinable public static var y1: AttributeName { AttributeName(rawValue: 377) }
  @inlinable public static var x2: AttributeName { AttributeName(rawValue: 378) }
  @inlinable public static var y2: AttributeName { AttributeName(rawValue: 379) }
  @inlinable public static var focusable: AttributeName { AttributeName(rawValue: 380) }
  @inlinable public static var version: AttributeName { AttributeName(rawValue: 381) }
  @inlinable public static var encoding: AttributeName { AttributeName(rawValue: 382) }
  @inlinable public static var display: AttributeName { AttributeName(rawValue: 383) }
  @inlinable public static var definitionurl: AttributeName { AttributeName(rawValue: 384) }
  @inlinable public static var dataSrc: AttributeName { AttributeName(rawValue: 385) }
  @inlinable public static var dataSrcset: AttributeName { AttributeName(rawValue: 386) }
  @inlinable public static var dataOriginal: AttributeName { AttributeName(rawValue: 387) }
  @inlinable public static var dataLazySrc: AttributeName { AttributeName(rawValue: 388) }
  @inlinable public static var dataLazySrcset: AttributeName { AttributeName(rawValue: 389) }
  @inlinable public static var dataLazy: AttributeName { AttributeName(rawValue: 390) }
  @inlinable public static var dataLang: AttributeName { AttributeName(rawValue: 391) }
  @inlinable public static var dataLanguage: AttributeName { AttributeName(rawValue: 392) }
  @inlinable public static var dataUrl: AttributeName { AttributeName(rawValue: 393) }
  @inlinable public static var dataHref: AttributeName { AttributeName(rawValue: 394) }
  @inlinable public static var dataId: AttributeName { AttributeName(rawValue: 395) }
  @inlinable public static var dataImage: AttributeName { AttributeName(rawValue: 396) }
  @inlinable public static var dataBg: AttributeName { AttributeName(rawValue: 397) }
  @inlinable public static var dataSizes: AttributeName { AttributeName(rawValue: 398) }
  @inlinable public static var dataFull: AttributeName { AttributeName(rawValue: 399) }
  @inlinable public static var dataTestid: AttributeName { AttributeName(rawValue: 400) }
  @inlinable public static var dataType: AttributeName { AttributeName(rawValue: 401) }
  @inlinable public static var dataComponent: AttributeName { AttributeName(rawValue: 402) }
  @inlinable public static var dataHydrate: AttributeName { AttributeName(rawValue: 403) }
  @inlinable public static var dataNosnippet: AttributeName { AttributeName(rawValue: 404) }
  @inlinable public static var dataTitle: AttributeName { AttributeName(rawValue: 405) }
  @inlinable public static var dataName: AttributeName { AttributeName(rawValue: 406) }
  @inlinable public static var dataValue: AttributeName { AttributeName(rawValue: 407) }
  @inlinable public static var dataTarget: AttributeName { AttributeName(rawValue: 408) }
  @inlinable public static var dataToggle: AttributeName { AttributeName(rawValue: 409) }
  @inlinable public static var onclick: AttributeName { AttributeName(rawValue: 410) }
  @inlinable public static var onload: AttributeName { AttributeName(rawValue: 411) }
  @inlinable public static var summary: AttributeName { AttributeName(rawValue: 111) }
  @inlinable public static var nowrap: AttributeName { AttributeName(rawValue: 412) }
  @inlinable public static var hspace: AttributeName { AttributeName(rawValue: 413) }
  @inlinable public static var vspace: AttributeName { AttributeName(rawValue: 414) }
  @inlinable public static var clear: AttributeName { AttributeName(rawValue: 415) }
  @inlinable public static var compact: AttributeName { AttributeName(rawValue: 416) }
  @inlinable public static var rules: AttributeName { AttributeName(rawValue: 417) }
  @inlinable public static var frame: AttributeName { AttributeName(rawValue: 122) }
  @inlinable public static var coords: AttributeName { AttributeName(rawValue: 418) }
  @inlinable public static var shape: AttributeName { AttributeName(rawValue: 419) }
  @inlinable public static var usemap: AttributeName { AttributeName(rawValue: 420) }
  @inlinable public static var download: AttributeName { AttributeName(rawValue: 421) }
  @inlinable public static var ping: AttributeName { AttributeName(rawValue: 422) }
  @inlinable public static var hreflang: AttributeName { AttributeName(rawValue: 423) }
  @inlinable public static var enctype: AttributeName { AttributeName(rawValue: 424) }
  @inlinable public static var acceptCharset: AttributeName { AttributeName(rawValue: 425) }
  @inlinable public static var pattern: AttributeName { AttributeName(rawValue: 193) }
  @inlinable public static var min: AttributeName { AttributeName(rawValue: 426) }
  @inlinable public static var max: AttributeName { AttributeName(rawValue: 427) }
  @inlinable public static var step: AttributeName { AttributeName(rawValue: 428) }
  @inlinable public static var list: AttributeName { AttributeName(rawValue: 429) }
  @inlinable public static var form: AttributeName { AttributeName(rawValue: 96) }
  @inlinable public static var wrap: AttributeName { AttributeName(rawValue: 430) }
  @inlinable public static var rows: AttributeName { AttributeName(rawValue: 431) }
  @inlinable public static var cols: AttributeName { AttributeName(rawValue: 432) }
  @inlinable public static var `open`: AttributeName { AttributeName(rawValue: 433) }
  @inlinable public static var `is`: AttributeName { AttributeName(rawValue: 434) }
  @inlinable public static var slot: AttributeName { AttributeName(rawValue: 113) }
  @inlinable public static var part: AttributeName { AttributeName(rawValue: 435) }
  @inlinable public static var xlinkActuate: AttributeName { AttributeName(rawValue: 436) }
  @inlinable public static var xlinkArcrole: AttributeName { AttributeName(rawValue: 437) }
  @inlinable public static var xlinkRole: AttributeName { AttributeName(rawValue: 438) }
  @inlinable public static var xlinkShow: AttributeName { AttributeName(rawValue: 439) }
  @inlinable public static var xlinkTitle: AttributeName { AttributeName(rawValue: 440) }
  @inlinable public static var xlinkType: AttributeName { AttributeName(rawValue: 441) }
  @inlinable public static var xmlLang: AttributeName { AttributeName(rawValue: 442) }
  @inlinable public static var xmlSpace: AttributeName { AttributeName(rawValue: 443) }
  @inlinable public static var xmlnsXlink: AttributeName { AttributeName(rawValue: 444) }
  @inlinable public static var actuate: AttributeName { AttributeName(rawValue: 445) }
  @inlinable public static var arcrole: AttributeName { AttributeName(rawValue: 446) }
  @inlinable public static var show: AttributeName { AttributeName(rawValue: 447) }
  @inlinable public static var space: AttributeName { AttributeName(rawValue: 448) }
  @inlinable public static var xlink: AttributeName { AttributeName(rawValue: 449) }
  @inlinable public static var definitionURL: AttributeName { AttributeName(rawValue: 450) }
  @inlinable public static var viewBox: AttributeName { AttributeName(rawValue: 555) }
}
