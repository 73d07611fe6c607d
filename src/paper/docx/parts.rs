//! The files that a DOCX is made of, besides its text: styles, head and foot, properties and how they hang together.

use super::{clean, run};
use crate::paper::chart::legible;
use crate::paper::document::Document;
use crate::text::{Lang, Message};
use std::fmt::Write as _;

/// What kind each file is.
pub const CONTENT_TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/><Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/><Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/><Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/><Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/></Types>"#;

/// Where reading begins.
pub const ROOT: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties" Target="docProps/app.xml"/></Relationships>"#;

/// The program that made it.
pub const APP: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>perceel</Application></Properties>"#;

/// The bullets of lists.
pub const NUMBERING: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="340" w:hanging="227"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"#;

const SPACES: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture""#;
const DECLARED: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;

/// The text as a file.
pub fn wrapped(body: &str) -> String {
    format!("{DECLARED}<w:document {SPACES}><w:body>{body}</w:body></w:document>")
}

/// The end of a section of pages, standing or lying: A4, margins, head and foot.
pub fn page(lying: bool) -> String {
    let size = if lying { r#"w:w="16838" w:h="11906" w:orient="landscape""# } else { r#"w:w="11906" w:h="16838""# };
    format!(
        r#"<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:footerReference w:type="default" r:id="rId5"/><w:pgSz {size}/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>"#
    )
}

/// A picture of that size in points, with its alternative text.
pub fn picture(number: usize, (wide, high): (f64, f64), alt: &str) -> String {
    let (wide, high) = (format!("{:.0}", wide * 12_700.0), format!("{:.0}", high * 12_700.0));
    let relation = number + 5;
    format!(
        r#"<w:p><w:pPr><w:pStyle w:val="Picture"/></w:pPr><w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{wide}" cy="{high}"/><wp:docPr id="{number}" name="image{number}" descr="{alt}"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="{number}" name="image{number}.png" descr="{alt}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rId{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"#
    )
}

/// How the text hangs together with the other files.
pub fn relations(pictures: usize) -> String {
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let mut out =
        format!(r#"{DECLARED}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#);
    let files = ["styles", "settings", "numbering", "header", "footer"];
    for (at, file) in files.iter().enumerate() {
        let number = if at > 2 { "1" } else { "" };
        let _ = write!(out, r#"<Relationship Id="rId{}" Type="{kind}/{file}" Target="{file}{number}.xml"/>"#, at + 1);
    }
    for picture in 1..=pictures {
        let _ = write!(
            out,
            r#"<Relationship Id="rId{}" Type="{kind}/image" Target="media/image{picture}.png"/>"#,
            picture + 5
        );
    }
    out.push_str("</Relationships>");
    out
}

/// Title, language and day of the overview; the organisation as its maker.
pub fn core(document: &Document) -> String {
    let day = document.as_of.format("%Y-%m-%dT00:00:00Z");
    format!(
        r#"{DECLARED}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{}</dc:title><dc:subject>{}</dc:subject><dc:creator>{}</dc:creator><dc:language>{}</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">{day}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">{day}</dcterms:modified></cp:coreProperties>"#,
        clean(&document.title),
        clean(&document.subtitle),
        clean(&document.house.name),
        tongue(document)
    )
}

fn tongue(document: &Document) -> &'static str {
    match document.lang {
        Lang::Nl => "nl-NL",
        Lang::En => "en-GB",
    }
}

/// Settings: the language, and Word's rules of today.
pub fn settings(document: &Document) -> String {
    format!(
        r#"{DECLARED}<w:settings {SPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="708"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="{}"/></w:settings>"#,
        tongue(document)
    )
}

/// The head of each page: the organisation.
pub fn header(document: &Document) -> String {
    let name = run(&clean(&document.house.name), false);
    format!(r#"{DECLARED}<w:hdr {SPACES}><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>{name}</w:p></w:hdr>"#)
}

/// The foot of each page: what it is, and which page of how many, counted by the word processor.
pub fn footer(document: &Document) -> String {
    let message = Message::new("paper-page-of").with("page", "\u{1}").with("pages", "\u{2}");
    let mut number = String::new();
    let mut text = String::new();
    for letter in document.words().say(&message).chars() {
        let field = match letter {
            '\u{1}' => "PAGE",
            '\u{2}' => "NUMPAGES",
            _ => {
                text.push(letter);
                continue;
            }
        };
        number.push_str(&run(&clean(&std::mem::take(&mut text)), false));
        let _ = write!(number, r#"<w:fldSimple w:instr=" {field} "><w:r><w:t>1</w:t></w:r></w:fldSimple>"#);
    }
    number.push_str(&run(&clean(&text), false));
    let foot = run(&clean(&document.footer), false);
    format!(
        r#"{DECLARED}<w:ftr {SPACES}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{foot}</w:p><w:p><w:pPr><w:pStyle w:val="Footer"/><w:jc w:val="right"/></w:pPr>{number}</w:p></w:ftr>"#
    )
}

/// A paragraph style: name in the file, name for people, what it is based on, paragraph and letters.
type Style<'a> = (&'a str, &'a str, &'a str, &'a str, String);

/// All styles.
pub fn styles(document: &Document) -> String {
    let (red, green, blue) = legible(document.house.accent);
    let accent = format!("{red:02X}{green:02X}{blue:02X}");
    let letters = |size: u32, bold: bool, colour: &str| {
        let bold = if bold { "<w:b/>" } else { "" };
        format!(r#"{bold}<w:color w:val="{colour}"/><w:sz w:val="{size}"/>"#)
    };
    let line = format!(r#"<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="2" w:color="{accent}"/></w:pBdr>"#);
    let heading = format!(
        r#"<w:keepNext/><w:keepLines/>{line}<w:spacing w:before="320" w:after="120"/><w:outlineLvl w:val="0"/>"#
    );
    let styles: [Style<'_>; 15] = [
        (
            "Title",
            "Title",
            "Normal",
            r#"<w:keepNext/><w:spacing w:before="120" w:after="40"/>"#,
            letters(40, true, &accent),
        ),
        ("Subtitle", "Subtitle", "Normal", r#"<w:spacing w:after="60"/>"#, letters(23, false, "1A1A1A")),
        ("Heading1", "heading 1", "Normal", &heading, letters(27, true, &accent)),
        (
            "Heading2",
            "heading 2",
            "Normal",
            r#"<w:keepNext/><w:keepLines/><w:spacing w:before="200" w:after="60"/><w:outlineLvl w:val="1"/>"#,
            letters(22, true, "1A1A1A"),
        ),
        ("Facts", "Facts", "Normal", r#"<w:spacing w:after="0"/>"#, letters(18, false, "404040")),
        (
            "Caption",
            "caption",
            "Normal",
            r#"<w:keepNext/><w:spacing w:before="120" w:after="40"/>"#,
            letters(18, true, "1A1A1A"),
        ),
        (
            "Cell",
            "Cell",
            "Normal",
            r#"<w:spacing w:before="20" w:after="20" w:line="240" w:lineRule="auto"/>"#,
            letters(17, false, "1A1A1A"),
        ),
        ("CellSmall", "Cell small", "Cell", "", letters(14, false, "1A1A1A")),
        (
            "Note",
            "Note",
            "Normal",
            r#"<w:spacing w:before="60" w:after="160"/>"#,
            format!("<w:i/>{}", letters(17, false, "404040")),
        ),
        (
            "ListBullet",
            "List Bullet",
            "Normal",
            r#"<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:spacing w:after="60"/><w:contextualSpacing/>"#,
            String::new(),
        ),
        ("KeyFigure", "Key figure", "ListBullet", r#"<w:spacing w:after="60"/>"#, letters(21, false, "1A1A1A")),
        ("Picture", "Picture", "Normal", r#"<w:keepNext/><w:spacing w:before="60" w:after="80"/>"#, String::new()),
        (
            "WriteHere",
            "Write here",
            "Normal",
            r#"<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="1" w:color="9A9A9A"/><w:between w:val="single" w:sz="4" w:space="1" w:color="9A9A9A"/></w:pBdr><w:spacing w:before="200" w:after="0"/>"#,
            String::new(),
        ),
        ("Header", "header", "Normal", r#"<w:spacing w:after="0"/>"#, letters(16, false, "404040")),
        ("Footer", "footer", "Normal", r#"<w:spacing w:after="0"/>"#, letters(16, false, "404040")),
    ];
    let tongue = tongue(document);
    let mut out = format!(
        r#"{DECLARED}<w:styles {SPACES}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/><w:color w:val="1A1A1A"/><w:sz w:val="20"/><w:szCs w:val="20"/><w:lang w:val="{tongue}" w:eastAsia="{tongue}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>"#
    );
    for (id, name, based, paragraph, letters) in styles {
        let _ = write!(
            out,
            r#"<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/><w:basedOn w:val="{based}"/><w:next w:val="Normal"/><w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{letters}</w:rPr></w:style>"#
        );
    }
    let _ = write!(
        out,
        r#"<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style><w:style w:type="table" w:styleId="Figures"><w:name w:val="Figures"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="8" w:color="{accent}"/><w:bottom w:val="single" w:sz="6" w:color="{accent}"/><w:insideH w:val="single" w:sz="4" w:color="BEBEBE"/></w:tblBorders></w:tblPr></w:style></w:styles>"#
    );
    out
}
