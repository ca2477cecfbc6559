//! The smallest documents that a word processor and a spreadsheet open.

use super::zip::zip;

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPE: &str = "application/vnd.openxmlformats-officedocument";

/// A DOCX of one paragraph. The title needs no escapes of XML.
pub(super) fn docx(title: &str, filling: usize) -> Vec<u8> {
    let namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let document = format!(
        r#"{HEAD}<w:document xmlns:w="{namespace}"><w:body><w:p><w:r><w:t>{title}</w:t></w:r></w:p></w:body></w:document>"#
    );
    let types = types(&[("/word/document.xml", "wordprocessingml.document.main")]);
    let relations = relation("officeDocument", "word/document.xml");
    // Some programs tell a DOCX from other archives by its fourth part.
    let none = format!(r#"{HEAD}<Relationships xmlns="{PACKAGE}/relationships"/>"#);
    let files = [
        ("[Content_Types].xml", types.as_bytes()),
        ("_rels/.rels", relations.as_bytes()),
        ("word/document.xml", document.as_bytes()),
        ("word/_rels/document.xml.rels", none.as_bytes()),
    ];
    zip(&files, filling)
}

/// An XLSX of one sheet with one cell. The title needs no escapes of XML.
pub(super) fn xlsx(title: &str, filling: usize) -> Vec<u8> {
    let namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let workbook = format!(
        r#"{HEAD}<workbook xmlns="{namespace}" xmlns:r="{OFFICE}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>"#
    );
    let sheet = format!(
        r#"{HEAD}<worksheet xmlns="{namespace}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>{title}</t></is></c></row></sheetData></worksheet>"#
    );
    let types = types(&[
        ("/xl/workbook.xml", "spreadsheetml.sheet.main"),
        ("/xl/worksheets/sheet1.xml", "spreadsheetml.worksheet"),
    ]);
    let relations = relation("officeDocument", "xl/workbook.xml");
    let sheets = relation("worksheet", "worksheets/sheet1.xml");
    let files = [
        ("[Content_Types].xml", types.as_bytes()),
        ("_rels/.rels", relations.as_bytes()),
        ("xl/workbook.xml", workbook.as_bytes()),
        ("xl/_rels/workbook.xml.rels", sheets.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ];
    zip(&files, filling)
}

/// Which part of the package is of which type. The text that fills a file is named, too, or a strict reader would refuse it.
fn types(parts: &[(&str, &str)]) -> String {
    let overrides: String = parts
        .iter()
        .map(|(part, name)| {
            format!(r#"<Override PartName="{part}" ContentType="{TYPE}.{name}+xml"/>"#)
        })
        .collect();
    let relations = "application/vnd.openxmlformats-package.relationships+xml";
    format!(
        r#"{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="{relations}"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="txt" ContentType="text/plain"/>{overrides}</Types>"#
    )
}

/// A relation to one other part.
fn relation(name: &str, target: &str) -> String {
    format!(
        r#"{HEAD}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{OFFICE}/{name}" Target="{target}"/></Relationships>"#
    )
}
