//! Makes what the browser loads from the compiled WebAssembly: `business-center-bindgen WASM FOLDER NAME` writes
//! `FOLDER/NAME.js` and `FOLDER/NAME_bg.wasm`. Called by `scripts/build`.

use std::{env, error::Error};
use wasm_bindgen_cli_support::Bindgen;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [wasm, folder, name] = arguments.as_slice() else {
        return Err("usage: business-center-bindgen WASM FOLDER NAME".into());
    };
    Bindgen::new().input_path(wasm).out_name(name).web(true)?.typescript(false).generate(folder)?;
    Ok(())
}
