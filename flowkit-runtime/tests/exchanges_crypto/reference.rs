//! A key pair, wrapped keys and ciphertexts made by Node and by WebCrypto.

pub(crate) const PKCS1_LEGACY: &str = include_str!("../vectors/reference/pkcs1-legacy-des3.pem");
pub(crate) const PKCS8_PBES2: &str = include_str!("../vectors/reference/pkcs8-pbes2-des3.pem");
pub(crate) const PKCS8: &str = include_str!("../vectors/reference/pkcs8.pem");
pub(crate) const PUBLIC: &str = include_str!("../vectors/reference/public.pem");
pub(crate) const PASSPHRASE: &str = "flowkit-test";
pub(crate) const WRAPPED_BY_NODE: &str = include_str!("../vectors/reference/wrapped-by-node.txt");
pub(crate) const WRAPPED_BY_WEB_CRYPTO: &str =
    include_str!("../vectors/reference/wrapped-by-webcrypto.txt");
pub(crate) const IV_BASE64: &str = "8OHSw7Sllod4aVpLPC0eDw==";
pub(crate) const IV: [u8; 16] = 0xf0e1_d2c3_b4a5_9687_7869_5a4b_3c2d_1e0f_u128.to_be_bytes();
pub(crate) const AES_KEY: [u8; 16] = 0x0001_0203_0405_0607_0809_0a0b_0c0d_0e0f_u128.to_be_bytes();
pub(crate) const REQUESTS: [(&str, &str); 2] = [
    (
        r#"{"version":"3.0","action":"ping"}"#,
        "JQMBZc2dGP3Zbosr4K97/A4RYeO24efJkErxTrbJJJKCbSKUwrIsUQ5+9rdjdjdwFg==",
    ),
    (
        r#"{"version":"4.0","action":"data_exchange","screen":"ORDER","data":{"qty":2,"note":"héllo 👋"},"flow_token":"tok-1"}"#,
        "JQMBZc2dGP3Zbosr5697/A4RYeO24efJkErxWr7TIu+aFG/SlVsyXx3FOC315SeENCCgGIVVpTRduzX+aeMB2vendPYFUzzPviHK0DI6olMTRPsy0VcZ73VeOwyWk0LsarQWTKyHjtDZumRA1dQ8+RDqINbVwvDWo/suLCpKldBRMo7KAVY=",
    ),
];
pub(crate) const RESPONSES: [(&str, &str); 3] = [
    (
        r#"{"data":{"status":"active"}}"#,
        "Yl5q24TBhhYC7kQ5Xu28FCv8II05wNqXlc2Jy6BGv2Iqo6yG/Kur2p79SnI=",
    ),
    (
        r#"{"screen":"ORDER","data":{"error_message":"Out of stock"}}"#,
        "Yl592YLFwUJb9hUCbd2MNSvqIIg7wNLDypTW06NJMKArY1qKrFxO9+HXnFRNci5C4oZ0FGXv/7e0ntbfiaOomOjT3QisRBrFNcg=",
    ),
    (
        r#"{"error_msg":"The order has already been placed"}"#,
        "Yl5ryILP1nMUv1BvBbudD2zmbZ4+0cHBmI6HlrBXLbcVakbZvVhM/OOd0npbY2oP+S3fxosiMLO7VLN1TJIzfKQ=",
    ),
];
