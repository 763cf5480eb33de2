/// Go's values in Java.
///
/// * nil is `null`, bool `Boolean`, int64 `Long`, float64 `Double`;
/// * int is a [dev.sluice.helm.value.GoInt]; int32, uint8, uint64, time.Duration and others are a
///   [dev.sluice.helm.value.GoNumber], which names its type;
/// * a string is a `String`, in which a byte that is not UTF-8 is a lone surrogate, U+DC80 to
///   U+DCFF ([dev.sluice.helm.value.GoStrings]); []byte is [dev.sluice.helm.value.GoBytes];
/// * []interface {}, []string and others are a [dev.sluice.helm.value.GoList], never changed;
/// * map[string]interface {}, chartutil.Values and others are a [dev.sluice.helm.value.GoMap],
///   changed in place;
/// * structs and pointers to them are a [dev.sluice.helm.value.GoStruct], functions a
///   [dev.sluice.helm.value.Function].
///
/// [dev.sluice.helm.value.GoTypes] tells the type of each, [dev.sluice.helm.value.Format] what
/// `fmt` prints, [dev.sluice.helm.value.Quoting] how Go quotes.
@NullMarked
package dev.sluice.helm.value;

import org.jspecify.annotations.NullMarked;
