//! Files that may be `.npy`: what is accepted lies within the file, can be
//! decoded, and reads the same when it is written again.

#![no_main]

use libfuzzer_sys::fuzz_target;
use view_core::npy::{self, Header};

fuzz_target!(|data: &[u8]| {
    let Ok(header) = Header::read(data) else {
        return;
    };
    let written = Header::new(
        header.format().clone(),
        header.shape(),
        header.fortran_order(),
    );
    let written = written.unwrap_or_else(|e| panic!("{header:?}: {e}"));
    let bytes = written.to_bytes().unwrap();
    assert_eq!(bytes.len(), written.data_offset());
    assert_eq!(bytes.len() % 64, 0);
    // Fields without a name have got one.
    assert_eq!(Header::read(&bytes).unwrap().to_bytes().unwrap(), bytes);
    assert_eq!(written.nbytes(), header.nbytes());

    let Ok(view) = npy::view(data) else {
        assert!(header.data(data).is_err());
        return;
    };
    assert!(header.data_offset() + view.nbytes() <= data.len());
    // Items without bytes may be as many as they like.
    if view.itemsize() > 0 {
        let list = view.to_list();
        let mut again = Vec::new();
        if npy::write(&mut again, &view).is_err() {
            // A `long double` of twelve bytes is another platform's.
            assert!(format!("{header:?}").contains("X87In12"), "{header:?}");
            return;
        }
        let reread = npy::view(&again).unwrap();
        assert_eq!(reread.shape(), view.shape());
        // A field that got a name is no longer the item's bare value.
        if view.format() == reread.format()
            && let Ok(list) = list
        {
            assert_eq!(list.to_string(), reread.to_list().unwrap().to_string());
        }
    }
});
