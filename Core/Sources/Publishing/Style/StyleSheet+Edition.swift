extension StyleSheet {
  /// The edition, the archive and what both end with.
  static let edition: StaticString = """
    .edition{padding-block:1.75rem 1.25rem}
    .edition h1{font-size:clamp(2.25rem,1.5rem + 4vw,3.75rem);letter-spacing:-.022em;line-height:1.02}
    .date{font-size:1.2rem;line-height:1.4;margin-block-start:.45rem}
    .facts{margin-block-start:.4rem}
    .edition .numeral{font-size:6rem;margin-block-end:1rem}
    .stories,.month ol,.aside ul,.aside ol,.corrections ul{list-style:none;padding:0}
    .story{display:grid;grid-template-columns:3.6rem minmax(0,1fr);border-block-start:1px solid var(--line);\
    padding-block:1.35rem 1.1rem}
    .story:first-child{border-block-start-color:var(--ink)}
    .story h2{font-size:1.375rem;line-height:1.2;letter-spacing:-.008em}
    .story h2 a{text-decoration:none;display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:5;overflow:hidden}
    .neighbours bdi{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:3;overflow:hidden}
    .story h2 a:hover{text-decoration:underline;text-decoration-thickness:2px}
    .lead{float:inline-end;inline-size:min(30%,9rem);block-size:auto;aspect-ratio:3/2;object-fit:cover;border-radius:3px;\
    margin-block:.2rem .4rem;margin-inline:1rem 0;background:var(--well);filter:brightness(var(--dim,1))}
    [data-pictures=off] .lead{display:none}
    .story .numbers{clear:both}
    .story .standfirst{margin-block:.35rem .3rem;line-height:1.5}
    .brief a{color:inherit;text-decoration:none;padding-block:.2rem}
    .brief a:is(:hover,:focus-visible){text-decoration:underline}
    .chosen{color:var(--soft);margin-block:0 .3rem;line-height:1.45}
    .story .by{margin-block-start:.15rem}
    .numbers{display:flex;flex-wrap:wrap;align-items:baseline;line-height:2rem}
    .numbers details{margin-inline-start:auto}
    .numbers summary{min-inline-size:5.2rem}
    .numbers details[open]{flex-basis:100%;margin-inline-start:0}
    .numbers details p{line-height:1.35rem;color:var(--ink);max-inline-size:36rem;padding-block-end:.4rem}
    .aside{border-block-start:1px solid var(--line);padding-block:1.25rem}
    .aside h2,.quotes h2,.corrections h2,.month h2{font:600 .8125rem/1.5rem var(--sans);letter-spacing:.01em;\
    color:var(--ink)}
    .aside li{padding-block:.55rem;line-height:1.35}
    .aside .by{display:block}
    .why{display:block}
    .reserves ol{list-style:decimal;padding-inline-start:1.9rem}
    .reserves li::marker{color:var(--accent);font-variant-numeric:lining-nums}
    .fin{text-align:center;padding-block:3.5rem;border-block-start:4px double var(--ink)}
    .fin .all{font-size:clamp(2.25rem,1.5rem + 4vw,3.75rem);line-height:1.1;letter-spacing:-.022em}
    .fin p+p{margin-block-start:.6rem}
    .forms a,.forms button{font:.8125rem/1.5rem var(--sans);color:var(--soft);margin-inline:.55rem;padding-block:.25rem;\
    display:inline-block}
    .forms button{background:none;border:0;padding-inline:0;text-decoration:underline;text-underline-offset:.18em;\
    cursor:pointer;display:none}
    .scan svg{display:block;inline-size:9rem}
    .status{display:grid;grid-template-columns:fit-content(9rem) minmax(0,1fr);gap:.4rem 1.25rem;line-height:1.4}
    .status dt{font:.8125rem/1.4 var(--sans);color:var(--soft);padding-block-start:.2rem}
    .status dd{margin:0}
    .corrections{padding-block-end:1.5rem}
    .corrections li{padding-block:.25rem}
    .neighbours{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,17rem),1fr));gap:0 1.5rem;\
    border-block-start:1px solid var(--ink)}
    .neighbours a{text-decoration:none;line-height:1.25;display:grid;grid-template-columns:3.6rem minmax(0,1fr);\
    align-items:center;padding-block:1rem;min-block-size:5.5rem}
    .neighbours a+a{border-block-start:1px solid var(--line)}
    .neighbours span{display:block}
    .neighbours [rel=prev] .numeral{color:var(--soft)}
    .neighbours .wide{grid-template-columns:minmax(0,1fr)}
    .month{padding-block:1rem}
    .month li{display:grid;grid-template-columns:3.6rem minmax(0,1fr);border-block-start:1px solid var(--line);\
    padding-block:1rem}
    .month h3{font:.8125rem/1.5rem var(--sans);color:var(--soft)}
    .month .standfirst{display:block;line-height:1.35;color:var(--soft)}
    .month p{padding-block:.25rem}
    @media (min-width:48rem){
    .numeral{font-size:4.5rem}
    .story,.month li{grid-template-columns:6.5rem minmax(0,1fr)}
    .story h2{font-size:1.6rem}
    .story{padding-block:1.75rem 1.4rem}
    .neighbours a{grid-template-columns:6.5rem minmax(0,1fr)}
    .neighbours a+a{border:0}}
    @media (max-width:30rem){.masthead nav a{margin-inline-start:.6rem}.masthead nav a:last-child{display:none}}
    @media (max-width:47.99rem){
    .edition{padding-block:.9rem .8rem}
    .edition h1{font-size:1.9rem}
    .date{font-size:1.05rem;margin-block-start:.1rem}
    .facts{margin-block-start:.1rem}
    .edition .notice{margin-block:.4rem 0}
    .story{grid-template-columns:2.6rem minmax(0,1fr);padding-block:.8rem .5rem}
    .story .numeral{font-size:2.25rem}
    .story h2{font-size:1.2rem}
    .standfirst{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:3;overflow:hidden}
    .standfirst.brief{display:block;-webkit-line-clamp:none}
    .story .chosen{font-size:.95rem;line-height:1.35;margin-block:.1rem}
    .story .standfirst{font-size:.95rem;line-height:1.35;margin-block:.15rem .05rem}
    .story .notice{margin-block:.3rem}}

    """
}
