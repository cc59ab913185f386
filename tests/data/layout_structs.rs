// Made by layout_structs.py; do not edit.

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S000 {
    id: [[[u64; 5]; 5]; 3],
    x: u32,
    y: [i16; 2],
    level: u32,
    z: bool,
    mass: [u32; 5],
    time: [[[i8; 1]; 3]; 5],
    größe: f64,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S001 {
    größe: [[[bool; 5]; 5]; 2],
    質量: [[[u8; 3]; 5]; 2],
    y: S000,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(2))]
struct S002 {
    very_long_name_of_a_field: f32,
    time: S000,
    id: f64,
    y: i32,
    count: S001,
    mass: [i16; 4],
    größe: f64,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S003 {
    flag: Be<u64>,
    質量: Be<f64>,
    z: [[Be<u16>; 2]; 3],
    x: Be<i32>,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S004 {
    _7: Be<u16>,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(1))]
struct S005 {
    x: i64,
    id: [[[bool; 2]; 2]; 2],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(8))]
struct S006 {
    time: i64,
    mass: i8,
    _7: i8,
    count: i16,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S007 {
    z: usize,
    time: S005,
    count: [u8; 5],
    質量: S005,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S008 {
    z: i64,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S009 {
    x: S001,
    z: u8,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, align(32))]
struct S010 {
    _7: [[i16; 4]; 3],
    z: f64,
    time: bool,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S011 {
    y: isize,
    time: S001,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(1))]
struct S012 {
    y: [[[usize; 2]; 2]; 3],
    mass: i8,
    質量: [u16; 0],
    größe: i8,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S013 {
    level: f64,
    y: S001,
    mass: usize,
    _7: [u32; 4],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(1))]
struct S014 {
    level: f64,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(4))]
struct S015 {
    level: u8,
    _7: u32,
    質量: u16,
    time: u16,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S016 {
    time: Be<i64>,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(8))]
struct S017 {
    very_long_name_of_a_field: i16,
    y: i16,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(2))]
struct S018 {
    z: isize,
    id: [S015; 2],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(8))]
struct S019 {
    größe: bool,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(2))]
struct S020 {
    größe: i8,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S021 {
    mass: S013,
    level: u64,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(1))]
struct S022 {
    level: i32,
    x: [[[u64; 4]; 2]; 3],
    質量: u32,
    time: [[[u32; 1]; 1]; 3],
    count: isize,
    z: u32,
    flag: [f64; 2],
    very_long_name_of_a_field: u16,
    größe: [[i16; 2]; 2],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S023 {
    _7: f64,
    flag: i16,
    very_long_name_of_a_field: [u8; 2],
    größe: u32,
    level: S007,
    mass: S010,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(2))]
struct S024 {
    id: i8,
    x: isize,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S025 {
    level: Be<f64>,
    x: S004,
    time: [Be<u16>; 4],
    z: S003,
    count: Be<i32>,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(4))]
struct S026 {
    größe: f32,
    time: u32,
    level: [[S016; 3]; 5],
    _7: u64,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(2))]
struct S027 {
    very_long_name_of_a_field: i8,
    mass: usize,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(1))]
struct S028 {
    質量: isize,
    z: [S004; 2],
    _7: [[[S004; 3]; 4]; 1],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S029 {
    y: [[isize; 3]; 3],
    質量: u64,
    z: S020,
    count: S006,
    x: u16,
    level: u64,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S030 {
    y: isize,
    time: f32,
    z: [S029; 5],
    größe: [[usize; 2]; 2],
    flag: u16,
    x: i16,
    mass: i64,
    level: u32,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S031 {
    _7: usize,
    count: u16,
    id: i64,
    flag: [[bool; 3]; 2],
    y: i8,
    x: u32,
    質量: [[[u8; 2]; 1]; 3],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(8))]
struct S032 {
    質量: [[[u32; 3]; 2]; 5],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, align(16))]
struct S033 {
    _7: S019,
    time: i8,
    flag: [u16; 2],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S034 {
    y: i16,
    質量: f64,
    level: S020,
    mass: isize,
    größe: i64,
    x: [[i8; 2]; 1],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S035 {
    x: [bool; 2],
    id: f32,
    質量: [f32; 1],
    y: i32,
    level: [[[S014; 2]; 4]; 3],
    very_long_name_of_a_field: [[i64; 2]; 2],
    _7: [[[f32; 5]; 1]; 3],
    mass: i64,
    count: f32,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, align(32))]
struct S036 {
    x: [usize; 2],
    count: i64,
    z: f32,
    very_long_name_of_a_field: usize,
    y: u32,
    mass: u32,
    flag: u16,
    größe: S035,
    id: [S012; 5],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S037 {
    id: [u32; 3],
    質量: u64,
    very_long_name_of_a_field: f32,
    count: [i8; 2],
    time: S008,
    flag: [[usize; 4]; 5],
    level: [S019; 2],
    mass: S028,
    y: usize,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(4))]
struct S038 {
    flag: [[i32; 3]; 2],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(1))]
struct S039 {
    very_long_name_of_a_field: i8,
    x: [u64; 0],
    y: u64,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S040 {
    größe: S036,
    id: i8,
    y: i64,
    mass: [u32; 3],
    x: u64,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(2))]
struct S041 {
    y: [[[isize; 3]; 3]; 1],
    質量: i8,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(1))]
struct S042 {
    y: bool,
    質量: isize,
    größe: [u32; 2],
    _7: i8,
    level: isize,
    flag: i8,
    time: u8,
    count: isize,
    mass: [i32; 2],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S043 {
    größe: S008,
    質量: u16,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(4))]
struct S044 {
    z: S005,
    id: [[[u64; 2]; 4]; 4],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S045 {
    level: [S042; 2],
    質量: f64,
    count: [[i8; 1]; 5],
    z: [[[u32; 3]; 3]; 5],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S046 {
    time: S019,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S047 {
    id: [[i64; 2]; 5],
    very_long_name_of_a_field: i64,
    x: i32,
    mass: u16,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S048 {
    größe: usize,
    x: S001,
    time: u32,
    very_long_name_of_a_field: bool,
    flag: S020,
    z: u32,
    id: i32,
    y: [f64; 5],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S049 {
    time: [i8; 4],
    _7: usize,
    level: [[[u8; 5]; 2]; 5],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S050 {
    very_long_name_of_a_field: isize,
    x: usize,
    größe: i8,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S051 {
    _7: f64,
    z: [[[u64; 1]; 4]; 3],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(2))]
struct S052 {
    flag: [[S051; 1]; 5],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S053 {
    time: i8,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, align(64))]
struct S054 {
    time: [i64; 2],
    flag: [[i16; 3]; 4],
    id: [i8; 0],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, align(2))]
struct S055 {
    質量: [u8; 5],
    count: [S008; 4],
    z: u32,
    _7: u16,
    very_long_name_of_a_field: [i64; 2],
    x: isize,
    flag: i32,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S056 {
    time: i16,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(2))]
struct S057 {
    x: S028,
    level: u64,
    flag: f32,
    count: u8,
    _7: S025,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, align(16))]
struct S058 {
    flag: i16,
    größe: S050,
    z: isize,
    time: u64,
    very_long_name_of_a_field: [bool; 2],
    mass: i8,
    id: i64,
    _7: [i16; 4],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S059 {
    _7: f64,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(1))]
struct S060 {
    größe: [i8; 1],
    level: i8,
    _7: S050,
    flag: [[i64; 2]; 2],
    mass: u32,
    very_long_name_of_a_field: S006,
    count: S026,
    x: f64,
    y: f32,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(1))]
struct S061 {
    flag: S041,
    id: u32,
    x: u64,
    level: f32,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(1))]
struct S062 {
    flag: u16,
    _7: [[[S046; 5]; 2]; 2],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, align(16))]
struct S063 {
    mass: S014,
    time: i64,
    z: [[f32; 3]; 2],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, align(32))]
struct S064 {
    größe: i32,
    flag: i16,
    very_long_name_of_a_field: u16,
    count: [[[usize; 3]; 3]; 1],
    level: u16,
    _7: S050,
    質量: S041,
    y: f32,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S065 {
    y: f32,
    x: S015,
    質量: S036,
    count: isize,
    _7: i16,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, align(64))]
struct S066 {
    time: bool,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S067 {
    level: i64,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(8))]
struct S068 {
    x: [u8; 4],
    very_long_name_of_a_field: u32,
    time: i16,
    id: S043,
    z: u16,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(8))]
struct S069 {
    id: i8,
    質量: S012,
    größe: i64,
    mass: i64,
    y: u16,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(8))]
struct S070 {
    y: f32,
    mass: S051,
    質量: u64,
    level: i16,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S071 {
    id: [i64; 3],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S072 {
    time: [i64; 3],
    very_long_name_of_a_field: u64,
    mass: i32,
    count: [S064; 5],
    id: [[u16; 3]; 3],
    質量: bool,
    z: u32,
    level: i32,
    _7: i32,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S073 {
    count: f64,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S074 {
    id: [[S067; 5]; 5],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S075 {
    time: i8,
    質量: u64,
    größe: f32,
    x: isize,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S076 {
    y: [i16; 2],
    _7: i32,
    id: [[[isize; 2]; 3]; 0],
    very_long_name_of_a_field: S028,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S077 {
    flag: bool,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S078 {
    x: [[[S068; 1]; 3]; 5],
    質量: usize,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(8))]
struct S079 {
    mass: usize,
    x: u8,
    _7: [i16; 5],
    id: [[S031; 2]; 2],
    y: [usize; 1],
    very_long_name_of_a_field: [i32; 2],
    level: S025,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S080 {
    very_long_name_of_a_field: u32,
    x: i8,
    count: u64,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S081 {
    z: isize,
    größe: [[usize; 3]; 5],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S082 {
    very_long_name_of_a_field: Be<f64>,
    level: Be<i64>,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S083 {
    y: f32,
    質量: f64,
    count: S038,
    time: [u32; 5],
    very_long_name_of_a_field: u16,
    mass: S068,
    z: [[[i8; 3]; 2]; 5],
    level: i8,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S084 {
    very_long_name_of_a_field: usize,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(1))]
struct S085 {
    flag: u64,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(4))]
struct S086 {
    _7: i64,
    level: S060,
    flag: [[S032; 1]; 2],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S087 {
    größe: [[[u8; 5]; 3]; 2],
    count: usize,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S088 {
    level: usize,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S089 {
    größe: isize,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S090 {
    z: isize,
    _7: [[isize; 2]; 3],
    id: isize,
    time: u32,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(8))]
struct S091 {
    mass: u16,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S092 {
    z: u8,
    größe: [u32; 4],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S093 {
    flag: bool,
    z: usize,
    _7: u32,
    time: S049,
    y: S038,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S094 {
    level: Be<f32>,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, align(2))]
struct S095 {
    y: f32,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(2))]
struct S096 {
    mass: f32,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(2))]
struct S097 {
    z: S046,
    count: [[[S047; 1]; 3]; 3],
    y: [S083; 2],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(4))]
struct S098 {
    very_long_name_of_a_field: S061,
    level: S091,
    y: S092,
    z: usize,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S099 {
    count: [i32; 1],
    質量: u64,
    x: i64,
    very_long_name_of_a_field: f32,
    z: [f32; 2],
    mass: u64,
    y: S041,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S100 {
    _7: i64,
    質量: u16,
    y: S065,
    z: isize,
    flag: [i16; 1],
    level: u16,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S101 {
    count: bool,
    質量: [i16; 1],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S102 {
    mass: isize,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(8))]
struct S103 {
    count: isize,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S104 {
    very_long_name_of_a_field: f32,
    größe: [[isize; 4]; 4],
    質量: S091,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(8))]
struct S105 {
    _7: i64,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, align(2))]
struct S106 {
    time: [[[i8; 5]; 2]; 5],
    _7: bool,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(1))]
struct S107 {
    質量: isize,
    level: f64,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(2))]
struct S108 {
    z: f32,
    mass: [i64; 3],
    flag: i64,
    very_long_name_of_a_field: [[i32; 5]; 3],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S109 {
    very_long_name_of_a_field: isize,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S110 {
    _7: [[S060; 1]; 5],
    time: i32,
    mass: S061,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S111 {
    _7: f32,
    größe: usize,
    x: f32,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S112 {
    x: usize,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(2))]
struct S113 {
    count: i16,
    _7: [[i32; 3]; 4],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(4))]
struct S114 {
    _7: [[isize; 2]; 4],
    time: [f64; 4],
    z: [[[S088; 4]; 2]; 4],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S115 {
    mass: [[[Be<u32>; 5]; 2]; 3],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(8))]
struct S116 {
    id: isize,
    größe: f64,
    very_long_name_of_a_field: [i8; 2],
    z: S082,
    flag: S088,
    count: i16,
    mass: i8,
    time: [i32; 4],
    質量: [[[u32; 3]; 2]; 3],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S117 {
    x: i16,
    質量: [i32; 5],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(8))]
struct S118 {
    level: [i64; 4],
    mass: u64,
    x: i64,
    count: u8,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S119 {
    flag: [[S101; 4]; 2],
    z: i64,
    level: usize,
    x: S061,
    very_long_name_of_a_field: [i32; 3],
    id: u16,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S120 {
    very_long_name_of_a_field: [S082; 1],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S121 {
    flag: [[i16; 2]; 2],
    z: i32,
    mass: [[i32; 2]; 1],
    質量: isize,
    größe: [u16; 3],
    id: S073,
    time: usize,
    count: i32,
    _7: u64,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(1))]
struct S122 {
    x: usize,
    mass: [S101; 1],
    größe: S075,
    _7: f64,
    z: [[i8; 5]; 3],
    count: S116,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S123 {
    count: i16,
    mass: f64,
    id: i64,
    y: isize,
    flag: S109,
    größe: S117,
    very_long_name_of_a_field: i16,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(1))]
struct S124 {
    time: [S103; 5],
    x: S091,
    level: i64,
    z: i16,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S125 {
    flag: [isize; 5],
    z: [u16; 3],
    größe: u8,
    x: i64,
    y: usize,
    id: S067,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S126 {
    very_long_name_of_a_field: i8,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S127 {
    größe: i32,
    x: bool,
    質量: f64,
    very_long_name_of_a_field: bool,
    z: u64,
    y: u8,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S128 {
    z: isize,
    id: S125,
    _7: f64,
    time: f64,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S129 {
    größe: i64,
    time: u8,
    level: [[[u64; 4]; 4]; 4],
    x: S109,
    mass: [u32; 1],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(2))]
struct S130 {
    z: [[isize; 2]; 3],
    mass: isize,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(1))]
struct S131 {
    level: isize,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(4))]
struct S132 {
    id: S105,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(4))]
struct S133 {
    flag: [f64; 4],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S134 {
    time: S128,
    level: S090,
    質量: i8,
    x: S111,
    count: u16,
    _7: u64,
    very_long_name_of_a_field: S103,
    z: S101,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S135 {
    id: bool,
    質量: i32,
    mass: [i16; 4],
    level: [S105; 3],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S136 {
    z: [i16; 5],
    id: i16,
    flag: [[S101; 4]; 4],
    mass: [[f64; 3]; 2],
    _7: [usize; 5],
    質量: isize,
    count: [[S103; 2]; 5],
    time: u8,
    x: S100,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S137 {
    größe: f32,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(1))]
struct S138 {
    x: i32,
    time: i8,
    y: u16,
    level: [S118; 1],
    id: i8,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S139 {
    level: [[S132; 3]; 1],
    y: u8,
    z: usize,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, align(2))]
struct S140 {
    time: u32,
    y: [bool; 5],
    mass: f32,
    level: i8,
    größe: S119,
    flag: bool,
    id: S080,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S141 {
    very_long_name_of_a_field: usize,
    time: S101,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(8))]
struct S142 {
    time: f32,
    flag: [u8; 3],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(8))]
struct S143 {
    mass: i32,
    level: isize,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(1))]
struct S144 {
    質量: [[S090; 1]; 3],
    _7: S102,
    very_long_name_of_a_field: S124,
    time: isize,
    id: S118,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(1))]
struct S145 {
    flag: f64,
    very_long_name_of_a_field: i8,
    mass: f32,
    time: [f64; 2],
    id: [[[S112; 2]; 3]; 4],
    y: [[[i64; 4]; 3]; 2],
    größe: [[[i32; 2]; 2]; 0],
    _7: u32,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S146 {
    質量: [u32; 1],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S147 {
    z: [[[i64; 1]; 3]; 3],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S148 {
    y: i16,
    質量: i16,
    flag: S129,
    very_long_name_of_a_field: [u64; 4],
    größe: u8,
    id: f32,
    level: i16,
    mass: [[[i8; 3]; 3]; 3],
    x: u8,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, align(2))]
struct S149 {
    y: S143,
    id: u8,
    _7: u16,
    質量: u8,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S150 {
    level: Be<i64>,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S151 {
    mass: f32,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(8))]
struct S152 {
    level: [[[u64; 3]; 3]; 4],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S153 {
    level: i32,
    very_long_name_of_a_field: f32,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(8))]
struct S154 {
    level: [[[S109; 2]; 3]; 3],
    id: f64,
    größe: S118,
    very_long_name_of_a_field: u32,
    質量: S135,
    count: S122,
    z: [bool; 2],
    time: S102,
    flag: S096,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S155 {
    mass: i32,
    y: [[[i16; 5]; 4]; 4],
    time: i16,
    質量: f32,
    _7: u16,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(2))]
struct S156 {
    very_long_name_of_a_field: S138,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(1))]
struct S157 {
    id: [u64; 3],
    time: i16,
    y: [[[f64; 2]; 3]; 2],
    mass: S099,
    flag: i64,
    very_long_name_of_a_field: u32,
    _7: u8,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S158 {
    質量: S104,
    very_long_name_of_a_field: [i8; 5],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(8))]
struct S159 {
    質量: [i8; 3],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, align(2))]
struct S160 {
    very_long_name_of_a_field: u32,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(2))]
struct S161 {
    _7: f32,
    y: [[S108; 1]; 1],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S162 {
    z: S147,
    _7: u16,
    y: [f64; 2],
    very_long_name_of_a_field: u32,
    größe: f64,
    x: usize,
    level: [[usize; 5]; 1],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S163 {
    very_long_name_of_a_field: u8,
    id: [[i32; 3]; 5],
    y: [[[S126; 3]; 1]; 4],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, align(16))]
struct S164 {
    very_long_name_of_a_field: i8,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S165 {
    größe: [[[i16; 1]; 1]; 3],
    mass: i64,
    id: S129,
    time: i8,
    x: [[[bool; 5]; 2]; 3],
    _7: bool,
    very_long_name_of_a_field: S112,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S166 {
    _7: [S126; 2],
    id: i16,
    größe: u32,
    mass: i16,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S167 {
    x: u64,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S168 {
    質量: [[[S133; 4]; 4]; 1],
    very_long_name_of_a_field: S144,
    _7: u8,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S169 {
    mass: i16,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(1))]
struct S170 {
    z: u16,
    count: bool,
    level: S121,
    mass: i32,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(1))]
struct S171 {
    flag: u64,
    größe: [u32; 1],
    質量: f64,
    id: i8,
    very_long_name_of_a_field: S135,
    level: u32,
    z: u16,
    x: [S122; 3],
    _7: [i32; 4],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, align(32))]
struct S172 {
    _7: S123,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S173 {
    y: [S130; 0],
    z: usize,
    _7: u16,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(1))]
struct S174 {
    flag: S118,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S175 {
    very_long_name_of_a_field: Be<i64>,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S176 {
    time: S141,
    z: S163,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(1))]
struct S177 {
    _7: u32,
    level: [[f64; 3]; 1],
    flag: f64,
    mass: u16,
    größe: u16,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S178 {
    mass: S120,
    time: [[S120; 3]; 4],
    質量: Be<i32>,
    count: Be<u32>,
    level: S175,
    z: [Be<i64>; 4],
    größe: Be<f64>,
    id: Be<i32>,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S179 {
    z: i8,
    質量: [[S143; 1]; 5],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(4))]
struct S180 {
    level: [[[S139; 2]; 2]; 3],
    time: [[S124; 5]; 3],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(4))]
struct S181 {
    flag: [[u32; 2]; 3],
    count: i16,
    mass: i64,
    very_long_name_of_a_field: u8,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S182 {
    very_long_name_of_a_field: S154,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(4))]
struct S183 {
    mass: [f64; 4],
    質量: [[[i16; 5]; 2]; 2],
    id: u32,
    count: isize,
    flag: isize,
    level: [[[u64; 1]; 1]; 1],
    größe: [usize; 3],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, align(2))]
struct S184 {
    level: i8,
    größe: [S166; 5],
    z: i8,
    time: i8,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S185 {
    count: [isize; 3],
    z: isize,
    x: [[f64; 2]; 3],
    very_long_name_of_a_field: [f64; 4],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S186 {
    flag: usize,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S187 {
    y: Be<f64>,
    time: [[[Be<u16>; 3]; 3]; 3],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(4))]
struct S188 {
    id: u64,
    mass: S165,
    very_long_name_of_a_field: S159,
    _7: i8,
    y: i16,
    time: i16,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S189 {
    z: [[S156; 3]; 3],
    mass: S169,
    very_long_name_of_a_field: u32,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S190 {
    very_long_name_of_a_field: S165,
    _7: u16,
    größe: i64,
    flag: S165,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S191 {
    y: [[[f64; 5]; 1]; 3],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S192 {
    level: f64,
    質量: S165,
    time: u32,
    id: [[bool; 5]; 3],
    mass: [S152; 4],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S193 {
    z: [S187; 3],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(4))]
struct S194 {
    id: u64,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(1))]
struct S195 {
    id: isize,
    x: i32,
    z: [[[f64; 3]; 2]; 5],
    count: S137,
    _7: i32,
    level: [u64; 3],
    質量: [[S181; 1]; 3],
    very_long_name_of_a_field: bool,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(1))]
struct S196 {
    mass: [[[f32; 3]; 3]; 3],
    y: f32,
    id: [S167; 5],
    count: i16,
    very_long_name_of_a_field: [[[i16; 3]; 5]; 2],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(2))]
struct S197 {
    very_long_name_of_a_field: [i16; 2],
    count: [[u64; 2]; 3],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(4))]
struct S198 {
    flag: f32,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S199 {
    質量: f64,
    mass: u16,
    y: [[[u16; 2]; 4]; 3],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, align(2))]
struct S200 {
    flag: S197,
    質量: [[[S147; 3]; 2]; 3],
    z: u32,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S201 {
    id: i8,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, align(64))]
struct S202 {
    id: i8,
    y: f64,
    x: isize,
    _7: S151,
    質量: S145,
    very_long_name_of_a_field: S175,
    z: S178,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(4))]
struct S203 {
    x: S166,
    level: [[[u64; 2]; 3]; 5],
    y: u64,
    id: [[[f32; 1]; 2]; 4],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S204 {
    y: Be<u32>,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(8))]
struct S205 {
    very_long_name_of_a_field: [S199; 4],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(8))]
struct S206 {
    x: i16,
    質量: S153,
    very_long_name_of_a_field: i32,
    count: S187,
    y: S176,
    level: [u32; 3],
    flag: i64,
    time: i8,
    mass: [[[isize; 2]; 1]; 3],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S207 {
    id: isize,
    time: f64,
    größe: [[bool; 2]; 3],
    y: S201,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, align(32))]
struct S208 {
    größe: f32,
    z: i32,
    mass: u8,
    very_long_name_of_a_field: usize,
    _7: u32,
    time: [S207; 5],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S209 {
    very_long_name_of_a_field: usize,
    flag: [i32; 2],
    x: u64,
    id: u8,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(8))]
struct S210 {
    größe: i32,
    id: isize,
    count: [u16; 1],
    x: i64,
    y: S153,
    _7: [[f64; 2]; 5],
    flag: bool,
    z: i64,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S211 {
    level: [[bool; 2]; 3],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(4))]
struct S212 {
    very_long_name_of_a_field: f32,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S213 {
    größe: isize,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S214 {
    mass: i8,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S215 {
    _7: [[[isize; 2]; 1]; 3],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S216 {
    質量: bool,
    count: [f32; 3],
    flag: isize,
    z: i64,
    id: i16,
    time: u8,
    y: f64,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(1))]
struct S217 {
    質量: i8,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(8))]
struct S218 {
    count: u16,
    x: S214,
    flag: S179,
    very_long_name_of_a_field: S180,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S219 {
    time: usize,
    _7: S188,
    id: usize,
    z: isize,
    x: u8,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S220 {
    very_long_name_of_a_field: i16,
    x: [[[u8; 4]; 2]; 3],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S221 {
    z: S177,
    x: [[S186; 1]; 3],
    flag: u64,
    very_long_name_of_a_field: i8,
    _7: [[u8; 4]; 2],
    y: [[[usize; 3]; 4]; 3],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(1))]
struct S222 {
    _7: u32,
    count: S165,
    y: i16,
    x: isize,
    time: i8,
    z: S215,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S223 {
    y: S202,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S224 {
    count: [S177; 4],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S225 {
    very_long_name_of_a_field: S219,
    count: S175,
    time: isize,
    _7: [[[i16; 5]; 2]; 3],
    x: S188,
    flag: i32,
    質量: f64,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(8))]
struct S226 {
    id: [[[S179; 2]; 1]; 1],
    count: usize,
    y: u8,
    flag: [[[S177; 3]; 2]; 2],
    質量: i64,
    x: i64,
    level: u64,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S227 {
    level: [bool; 5],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S228 {
    _7: i64,
    größe: [[[f32; 3]; 2]; 3],
    x: [i64; 3],
    level: u8,
    flag: [i16; 2],
    id: S207,
    y: [[[S215; 2]; 4]; 1],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(4))]
struct S229 {
    größe: [S199; 1],
    count: u8,
    質量: S181,
    flag: bool,
    x: [f64; 2],
    very_long_name_of_a_field: S207,
    z: S216,
    time: [[bool; 4]; 4],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S230 {
    _7: [[[u8; 2]; 4]; 1],
    very_long_name_of_a_field: usize,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(8))]
struct S231 {
    x: i64,
    level: [[[u32; 1]; 5]; 1],
    time: isize,
    flag: i32,
    very_long_name_of_a_field: [i8; 2],
    id: u8,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S232 {
    level: u8,
    z: i8,
    _7: Be<u64>,
    time: [Be<u16>; 2],
    count: Be<u64>,
    mass: Be<f64>,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(1))]
struct S233 {
    x: isize,
    time: f64,
    id: bool,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S234 {
    x: u32,
    id: u16,
    z: i64,
    count: [S204; 2],
    _7: i32,
    flag: u16,
    very_long_name_of_a_field: isize,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S235 {
    z: S181,
    flag: [S185; 4],
    mass: S217,
    y: S227,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S236 {
    very_long_name_of_a_field: i64,
    x: isize,
    _7: i8,
    count: [[[usize; 1]; 3]; 2],
    質量: u64,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S237 {
    z: i8,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S238 {
    z: S216,
    _7: S201,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(8))]
struct S239 {
    flag: S237,
    id: f64,
    質量: [usize; 2],
    count: i8,
    x: u32,
    level: [u64; 3],
    z: usize,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S240 {
    very_long_name_of_a_field: [S195; 2],
    größe: [[bool; 1]; 1],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S241 {
    level: S233,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(1))]
struct S242 {
    time: S227,
    質量: f32,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S243 {
    very_long_name_of_a_field: S204,
    level: S204,
    flag: [[[u16; 1]; 2]; 4],
    größe: S191,
    count: [[u32; 2]; 2],
    _7: u16,
    z: S196,
    mass: [f64; 5],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S244 {
    mass: u64,
    größe: u8,
    very_long_name_of_a_field: bool,
    flag: [[[usize; 3]; 5]; 5],
    x: f32,
    _7: u64,
    id: u64,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S245 {
    id: [i32; 1],
    time: [u64; 1],
    count: [[[u32; 3]; 4]; 1],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S246 {
    id: S204,
    y: Be<i32>,
    質量: [[Be<i16>; 4]; 4],
    count: [[i8; 2]; 5],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S247 {
    very_long_name_of_a_field: i16,
    level: i64,
    質量: S235,
    y: [bool; 3],
    time: u16,
    id: S189,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S248 {
    count: isize,
    z: i32,
    very_long_name_of_a_field: usize,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S249 {
    id: [[u64; 2]; 2],
    _7: S189,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S250 {
    größe: [[[S198; 2]; 5]; 4],
    y: S214,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S251 {
    mass: f32,
    größe: i8,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S252 {
    y: f64,
    id: i16,
    größe: usize,
    count: S226,
    level: [u8; 2],
    x: i16,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S253 {
    mass: [u8; 1],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S254 {
    質量: Be<i32>,
    id: S214,
    y: [[[Be<i16>; 1]; 1]; 5],
    level: Be<i16>,
    z: Be<i32>,
    mass: Be<u64>,
    flag: Be<u16>,
    count: Be<i64>,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S255 {
    _7: i64,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(4))]
struct S256 {
    time: isize,
    level: [[f64; 3]; 4],
    count: S213,
    _7: [isize; 3],
    id: [isize; 1],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, align(2))]
struct S257 {
    x: u8,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S258 {
    flag: [[f32; 2]; 2],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S259 {
    mass: u8,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(4))]
struct S260 {
    größe: [i16; 2],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S261 {
    flag: [[[u8; 2]; 3]; 4],
    mass: [[[S201; 3]; 4]; 5],
    count: i16,
    _7: i8,
    質量: i16,
    größe: [[[S201; 4]; 1]; 2],
    id: u8,
    very_long_name_of_a_field: [i16; 2],
    z: u64,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S262 {
    größe: f32,
    _7: isize,
    level: [[[S259; 5]; 1]; 2],
    mass: [u32; 3],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S263 {
    größe: i32,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S264 {
    z: S251,
    _7: isize,
    flag: S247,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, align(32))]
struct S265 {
    flag: S258,
    y: [[[i16; 2]; 3]; 2],
    mass: u64,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(4))]
struct S266 {
    y: i32,
    größe: f64,
    _7: [bool; 3],
    x: S261,
    z: S213,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S267 {
    count: isize,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S268 {
    mass: S265,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, align(64))]
struct S269 {
    time: [[[f64; 4]; 2]; 3],
    id: [[[usize; 2]; 3]; 4],
    _7: [[S248; 5]; 4],
    x: u8,
    z: i32,
    質量: f32,
    y: S232,
    level: S212,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S270 {
    y: S232,
    質量: Be<i32>,
    _7: Be<f64>,
    level: Be<i64>,
    count: S232,
    time: S259,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S271 {
    very_long_name_of_a_field: S259,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(4))]
struct S272 {
    level: [[[i32; 1]; 3]; 3],
    z: usize,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S273 {
    größe: S246,
    count: i64,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(1))]
struct S274 {
    time: i64,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S275 {
    größe: [[[Be<i64>; 5]; 1]; 0],
    last: u8,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(1))]
struct S276 {
    very_long_name_of_a_field: S217,
    質量: bool,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(1))]
struct S277 {
    y: [u8; 5],
    count: f32,
    id: S261,
    mass: S228,
    x: i16,
    z: S267,
    very_long_name_of_a_field: u32,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(2))]
struct S278 {
    id: f64,
    _7: [[u8; 5]; 2],
    flag: u64,
    count: u16,
    y: S270,
    very_long_name_of_a_field: i32,
    time: bool,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S279 {
    mass: [[[i8; 4]; 4]; 5],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, align(32))]
struct S280 {
    id: i8,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S281 {
    flag: u64,
    level: u32,
    very_long_name_of_a_field: S230,
    count: u16,
    id: [[S234; 5]; 2],
    x: i32,
    mass: [[usize; 2]; 4],
    質量: S236,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S282 {
    very_long_name_of_a_field: [[S224; 2]; 2],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S283 {
    größe: [[[S260; 1]; 3]; 0],
    last: u8,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S284 {
    x: Be<i16>,
    time: Be<i32>,
    id: Be<i64>,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S285 {
    flag: [f64; 1],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(1))]
struct S286 {
    count: [u8; 1],
    very_long_name_of_a_field: bool,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(8))]
struct S287 {
    y: u32,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S288 {
    mass: [i16; 1],
    größe: u16,
    time: S251,
    level: i16,
    z: u16,
    y: S266,
    id: bool,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S289 {
    time: [S244; 2],
    x: bool,
    größe: [u8; 1],
    _7: [[i32; 2]; 2],
    flag: f32,
    level: bool,
    z: [i16; 3],
    y: [[[S280; 3]; 2]; 5],
    質量: usize,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(4))]
struct S290 {
    質量: [S239; 2],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S291 {
    mass: isize,
    level: f64,
    id: i8,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S292 {
    y: S275,
    größe: [[[i32; 4]; 2]; 2],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S293 {
    flag: S239,
    質量: [u64; 2],
    größe: [[S255; 3]; 5],
    id: S254,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S294 {
    id: [i8; 2],
    x: [[[u64; 1]; 2]; 2],
    質量: f32,
    count: S271,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S295 {
    very_long_name_of_a_field: i8,
    time: u64,
    flag: [S265; 5],
    id: f64,
    z: [u32; 4],
    x: f64,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(1))]
struct S296 {
    time: [S259; 1],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S297 {
    größe: i16,
    count: u64,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S298 {
    x: [S297; 3],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S299 {
    x: [u64; 4],
    z: f32,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(4))]
struct S300 {
    y: isize,
    time: [i8; 3],
    質量: [usize; 5],
    id: [u16; 2],
    count: u16,
    z: [[u8; 4]; 3],
    _7: bool,
    very_long_name_of_a_field: [u32; 4],
    mass: usize,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(2))]
struct S301 {
    id: isize,
    very_long_name_of_a_field: u8,
    z: f64,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S302 {
    flag: [usize; 2],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S303 {
    _7: i32,
    x: isize,
    level: S270,
    time: bool,
    質量: S295,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S304 {
    count: i8,
    質量: [[i8; 2]; 2],
    flag: usize,
    größe: i32,
    level: i8,
    very_long_name_of_a_field: [i32; 3],
    z: [S265; 4],
    id: i16,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S305 {
    größe: S295,
    質量: u64,
    count: [S253; 4],
    time: bool,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(1))]
struct S306 {
    y: u8,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S307 {
    _7: [[u8; 3]; 3],
    time: [u8; 1],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(1))]
struct S308 {
    count: [u8; 2],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S309 {
    y: isize,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S310 {
    y: u32,
    z: [S259; 3],
    mass: [i16; 3],
    id: [[[S283; 1]; 4]; 4],
    _7: usize,
    x: [[usize; 2]; 1],
    質量: isize,
    time: S290,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S311 {
    z: S272,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S312 {
    count: [[i32; 4]; 5],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S313 {
    z: [[[i8; 1]; 2]; 2],
    time: Be<u64>,
    level: [[Be<f64>; 4]; 2],
    _7: [S275; 4],
    y: Be<i64>,
    質量: Be<u64>,
    very_long_name_of_a_field: u8,
    id: Be<i64>,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S314 {
    time: u64,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S315 {
    größe: u32,
    x: usize,
    flag: S313,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S316 {
    z: bool,
    very_long_name_of_a_field: [u8; 2],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S317 {
    count: i16,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, align(16))]
struct S318 {
    time: f64,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S319 {
    mass: [S265; 2],
    _7: [[[f64; 3]; 2]; 2],
    y: S316,
    id: i32,
    count: [f64; 5],
    very_long_name_of_a_field: u64,
    z: S264,
    time: f64,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S320 {
    mass: f64,
    level: [u32; 2],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(8))]
struct S321 {
    time: f64,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(1))]
struct S322 {
    time: usize,
    flag: usize,
    level: i16,
    z: f64,
    mass: isize,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S323 {
    very_long_name_of_a_field: i32,
    count: S321,
    質量: [[[i64; 5]; 1]; 3],
    level: S309,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(2))]
struct S324 {
    _7: [u64; 3],
    質量: S297,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(8))]
struct S325 {
    time: [u64; 2],
    größe: i16,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(4))]
struct S326 {
    flag: S276,
    質量: u16,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S327 {
    count: [[Be<f64>; 2]; 5],
    質量: Be<i16>,
    y: [i8; 5],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S328 {
    count: [bool; 2],
    質量: S286,
    level: usize,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S329 {
    x: i64,
    z: u16,
    y: [S318; 2],
    very_long_name_of_a_field: [[[f32; 5]; 5]; 5],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S330 {
    count: i8,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S331 {
    z: i16,
    mass: u8,
    x: isize,
    id: f64,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, align(32))]
struct S332 {
    mass: [f32; 3],
    質量: i16,
    level: i32,
    flag: i8,
    größe: [[[S280; 5]; 4]; 3],
    x: S296,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S333 {
    質量: f64,
    time: i16,
    größe: [[[u32; 1]; 3]; 2],
    mass: u16,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S334 {
    größe: u8,
    y: [i8; 5],
    flag: u8,
    count: i16,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S335 {
    _7: i64,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S336 {
    x: f64,
    _7: u64,
    flag: [S318; 3],
    質量: [i32; 3],
    z: [[[i64; 4]; 3]; 2],
    level: i8,
    id: S297,
    time: S294,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S337 {
    質量: u8,
    _7: u16,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S338 {
    id: [[f64; 2]; 2],
    very_long_name_of_a_field: S329,
    flag: [f64; 3],
    count: S317,
    größe: [[[S306; 3]; 3]; 1],
    time: u8,
    質量: bool,
    z: [usize; 0],
    y: u32,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S339 {
    質量: u16,
    very_long_name_of_a_field: [u16; 3],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(8))]
struct S340 {
    _7: [i16; 5],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(2))]
struct S341 {
    y: i8,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S342 {
    z: Be<u64>,
    count: Be<f32>,
    level: Be<f32>,
    id: Be<f32>,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S343 {
    level: [S302; 2],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(1))]
struct S344 {
    x: S312,
    count: u64,
    flag: S285,
    level: S286,
    _7: [[[f64; 5]; 1]; 3],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(8))]
struct S345 {
    z: u8,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S346 {
    level: isize,
    x: [bool; 3],
    flag: [[[S291; 5]; 1]; 2],
    z: S334,
    質量: i64,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S347 {
    z: u8,
    _7: Be<f32>,
    質量: Be<u16>,
    größe: Be<u32>,
    time: Be<i64>,
    flag: S313,
    x: Be<u16>,
    count: u8,
    very_long_name_of_a_field: i8,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S348 {
    mass: S312,
    _7: [[[usize; 3]; 2]; 4],
    y: S315,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(2))]
struct S349 {
    _7: S316,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S350 {
    time: S339,
    z: u32,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S351 {
    z: usize,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(4))]
struct S352 {
    x: [[f64; 3]; 2],
    level: i8,
    z: i32,
    very_long_name_of_a_field: u32,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(4))]
struct S353 {
    _7: i64,
    mass: u32,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S354 {
    _7: i16,
    x: [S322; 1],
    y: S341,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(4))]
struct S355 {
    y: usize,
    x: i32,
    z: S309,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S356 {
    _7: [[f64; 3]; 2],
    flag: isize,
    größe: isize,
    id: i32,
    y: [S316; 2],
    very_long_name_of_a_field: isize,
    z: u64,
    level: isize,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct S357 {
    y: i8,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(1))]
struct S358 {
    y: [[[f64; 5]; 3]; 3],
    größe: S323,
    id: S326,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(4))]
struct S359 {
    level: [u8; 5],
}

static ALL: &[Described] = &[
    described::<S000>(),
    described::<S001>(),
    described::<S002>(),
    described::<S003>(),
    described::<S004>(),
    described::<S005>(),
    described::<S006>(),
    described::<S007>(),
    described::<S008>(),
    described::<S009>(),
    described::<S010>(),
    described::<S011>(),
    described::<S012>(),
    described::<S013>(),
    described::<S014>(),
    described::<S015>(),
    described::<S016>(),
    described::<S017>(),
    described::<S018>(),
    described::<S019>(),
    described::<S020>(),
    described::<S021>(),
    described::<S022>(),
    described::<S023>(),
    described::<S024>(),
    described::<S025>(),
    described::<S026>(),
    described::<S027>(),
    described::<S028>(),
    described::<S029>(),
    described::<S030>(),
    described::<S031>(),
    described::<S032>(),
    described::<S033>(),
    described::<S034>(),
    described::<S035>(),
    described::<S036>(),
    described::<S037>(),
    described::<S038>(),
    described::<S039>(),
    described::<S040>(),
    described::<S041>(),
    described::<S042>(),
    described::<S043>(),
    described::<S044>(),
    described::<S045>(),
    described::<S046>(),
    described::<S047>(),
    described::<S048>(),
    described::<S049>(),
    described::<S050>(),
    described::<S051>(),
    described::<S052>(),
    described::<S053>(),
    described::<S054>(),
    described::<S055>(),
    described::<S056>(),
    described::<S057>(),
    described::<S058>(),
    described::<S059>(),
    described::<S060>(),
    described::<S061>(),
    described::<S062>(),
    described::<S063>(),
    described::<S064>(),
    described::<S065>(),
    described::<S066>(),
    described::<S067>(),
    described::<S068>(),
    described::<S069>(),
    described::<S070>(),
    described::<S071>(),
    described::<S072>(),
    described::<S073>(),
    described::<S074>(),
    described::<S075>(),
    described::<S076>(),
    described::<S077>(),
    described::<S078>(),
    described::<S079>(),
    described::<S080>(),
    described::<S081>(),
    described::<S082>(),
    described::<S083>(),
    described::<S084>(),
    described::<S085>(),
    described::<S086>(),
    described::<S087>(),
    described::<S088>(),
    described::<S089>(),
    described::<S090>(),
    described::<S091>(),
    described::<S092>(),
    described::<S093>(),
    described::<S094>(),
    described::<S095>(),
    described::<S096>(),
    described::<S097>(),
    described::<S098>(),
    described::<S099>(),
    described::<S100>(),
    described::<S101>(),
    described::<S102>(),
    described::<S103>(),
    described::<S104>(),
    described::<S105>(),
    described::<S106>(),
    described::<S107>(),
    described::<S108>(),
    described::<S109>(),
    described::<S110>(),
    described::<S111>(),
    described::<S112>(),
    described::<S113>(),
    described::<S114>(),
    described::<S115>(),
    described::<S116>(),
    described::<S117>(),
    described::<S118>(),
    described::<S119>(),
    described::<S120>(),
    described::<S121>(),
    described::<S122>(),
    described::<S123>(),
    described::<S124>(),
    described::<S125>(),
    described::<S126>(),
    described::<S127>(),
    described::<S128>(),
    described::<S129>(),
    described::<S130>(),
    described::<S131>(),
    described::<S132>(),
    described::<S133>(),
    described::<S134>(),
    described::<S135>(),
    described::<S136>(),
    described::<S137>(),
    described::<S138>(),
    described::<S139>(),
    described::<S140>(),
    described::<S141>(),
    described::<S142>(),
    described::<S143>(),
    described::<S144>(),
    described::<S145>(),
    described::<S146>(),
    described::<S147>(),
    described::<S148>(),
    described::<S149>(),
    described::<S150>(),
    described::<S151>(),
    described::<S152>(),
    described::<S153>(),
    described::<S154>(),
    described::<S155>(),
    described::<S156>(),
    described::<S157>(),
    described::<S158>(),
    described::<S159>(),
    described::<S160>(),
    described::<S161>(),
    described::<S162>(),
    described::<S163>(),
    described::<S164>(),
    described::<S165>(),
    described::<S166>(),
    described::<S167>(),
    described::<S168>(),
    described::<S169>(),
    described::<S170>(),
    described::<S171>(),
    described::<S172>(),
    described::<S173>(),
    described::<S174>(),
    described::<S175>(),
    described::<S176>(),
    described::<S177>(),
    described::<S178>(),
    described::<S179>(),
    described::<S180>(),
    described::<S181>(),
    described::<S182>(),
    described::<S183>(),
    described::<S184>(),
    described::<S185>(),
    described::<S186>(),
    described::<S187>(),
    described::<S188>(),
    described::<S189>(),
    described::<S190>(),
    described::<S191>(),
    described::<S192>(),
    described::<S193>(),
    described::<S194>(),
    described::<S195>(),
    described::<S196>(),
    described::<S197>(),
    described::<S198>(),
    described::<S199>(),
    described::<S200>(),
    described::<S201>(),
    described::<S202>(),
    described::<S203>(),
    described::<S204>(),
    described::<S205>(),
    described::<S206>(),
    described::<S207>(),
    described::<S208>(),
    described::<S209>(),
    described::<S210>(),
    described::<S211>(),
    described::<S212>(),
    described::<S213>(),
    described::<S214>(),
    described::<S215>(),
    described::<S216>(),
    described::<S217>(),
    described::<S218>(),
    described::<S219>(),
    described::<S220>(),
    described::<S221>(),
    described::<S222>(),
    described::<S223>(),
    described::<S224>(),
    described::<S225>(),
    described::<S226>(),
    described::<S227>(),
    described::<S228>(),
    described::<S229>(),
    described::<S230>(),
    described::<S231>(),
    described::<S232>(),
    described::<S233>(),
    described::<S234>(),
    described::<S235>(),
    described::<S236>(),
    described::<S237>(),
    described::<S238>(),
    described::<S239>(),
    described::<S240>(),
    described::<S241>(),
    described::<S242>(),
    described::<S243>(),
    described::<S244>(),
    described::<S245>(),
    described::<S246>(),
    described::<S247>(),
    described::<S248>(),
    described::<S249>(),
    described::<S250>(),
    described::<S251>(),
    described::<S252>(),
    described::<S253>(),
    described::<S254>(),
    described::<S255>(),
    described::<S256>(),
    described::<S257>(),
    described::<S258>(),
    described::<S259>(),
    described::<S260>(),
    described::<S261>(),
    described::<S262>(),
    described::<S263>(),
    described::<S264>(),
    described::<S265>(),
    described::<S266>(),
    described::<S267>(),
    described::<S268>(),
    described::<S269>(),
    described::<S270>(),
    described::<S271>(),
    described::<S272>(),
    described::<S273>(),
    described::<S274>(),
    described::<S275>(),
    described::<S276>(),
    described::<S277>(),
    described::<S278>(),
    described::<S279>(),
    described::<S280>(),
    described::<S281>(),
    described::<S282>(),
    described::<S283>(),
    described::<S284>(),
    described::<S285>(),
    described::<S286>(),
    described::<S287>(),
    described::<S288>(),
    described::<S289>(),
    described::<S290>(),
    described::<S291>(),
    described::<S292>(),
    described::<S293>(),
    described::<S294>(),
    described::<S295>(),
    described::<S296>(),
    described::<S297>(),
    described::<S298>(),
    described::<S299>(),
    described::<S300>(),
    described::<S301>(),
    described::<S302>(),
    described::<S303>(),
    described::<S304>(),
    described::<S305>(),
    described::<S306>(),
    described::<S307>(),
    described::<S308>(),
    described::<S309>(),
    described::<S310>(),
    described::<S311>(),
    described::<S312>(),
    described::<S313>(),
    described::<S314>(),
    described::<S315>(),
    described::<S316>(),
    described::<S317>(),
    described::<S318>(),
    described::<S319>(),
    described::<S320>(),
    described::<S321>(),
    described::<S322>(),
    described::<S323>(),
    described::<S324>(),
    described::<S325>(),
    described::<S326>(),
    described::<S327>(),
    described::<S328>(),
    described::<S329>(),
    described::<S330>(),
    described::<S331>(),
    described::<S332>(),
    described::<S333>(),
    described::<S334>(),
    described::<S335>(),
    described::<S336>(),
    described::<S337>(),
    described::<S338>(),
    described::<S339>(),
    described::<S340>(),
    described::<S341>(),
    described::<S342>(),
    described::<S343>(),
    described::<S344>(),
    described::<S345>(),
    described::<S346>(),
    described::<S347>(),
    described::<S348>(),
    described::<S349>(),
    described::<S350>(),
    described::<S351>(),
    described::<S352>(),
    described::<S353>(),
    described::<S354>(),
    described::<S355>(),
    described::<S356>(),
    described::<S357>(),
    described::<S358>(),
    described::<S359>(),
];
