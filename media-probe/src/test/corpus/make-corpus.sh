#!/bin/sh
# Makes the corpus anew, in the folder "files" beside this script, and asks ffprobe what is in it (expected.tsv).
# Needs ffmpeg and ffprobe with x264, x265 and WebP, jpegtran, and perl for what ffmpeg does not write. Made with ffmpeg 5.1.
set -eu
cd "$(dirname "$0")"
rm -rf files && mkdir files && cd files

encode() { # FILE SIZE RATE SECONDS [OPTION…]: a plain clip with a moving grain, small on purpose
    out=$1 size=$2 rate=$3 seconds=$4
    shift 4
    ffmpeg -v error -y -f lavfi -i "color=c=teal:s=$size:r=$rate:d=$seconds" -fflags +bitexact -c:v libx264 \
        -preset veryfast -crf 51 -pix_fmt yuv420p "$@" "$out"
}
sound() { # FILE SIZE RATE SECONDS SOUNDSECONDS [OPTION…]
    out=$1 size=$2 rate=$3 seconds=$4 heard=$5
    shift 5
    ffmpeg -v error -y -f lavfi -i "color=c=teal:s=$size:r=$rate:d=$seconds" -f lavfi -i "anullsrc=r=22050:cl=mono:d=$heard" \
        -fflags +bitexact -c:v libx264 -preset veryfast -crf 51 -pix_fmt yuv420p -c:a aac -b:a 8k "$@" "$out"
}
picture() { # FILE SIZE [OPTION…]
    out=$1 size=$2
    shift 2
    ffmpeg -v error -y -f lavfi -i "color=c=teal:s=$size:d=1" -frames:v 1 -fflags +bitexact "$@" "$out"
}

# Where things lie in the file.
encode moov-last.mp4 320x240 25 3
encode moov-first.mp4 320x242 25 3 -movflags +faststart
encode quicktime.mov 322x240 25 3
sound sound.mp4 320x244 25 3 3
sound sound-longer.mp4 320x246 25 3 4.5
sound sound-longer.mov 320x248 25 3 4.5
sound only-sound.mp4 320x240 25 1 3 -map 1:a
perl -0777 -pe 's/\0\0\0\x08free(....)mdat/pack("Na4Q>", 1, "mdat", unpack("N", $1) + 8)/se or die' moov-last.mp4 >large-size.mp4
encode quicktime-first.mov 322x240 25 3 -movflags +faststart
perl -0777 -pe 's/....(mdat)/"\0\0\0\0mdat"/se or die' quicktime-first.mov >open-end.mov && rm quicktime-first.mov

# How it is to be shown.
encode upright.mp4 400x300 25 2
ffmpeg -v error -y -i upright.mp4 -fflags +bitexact -c copy -metadata:s:v:0 rotate=90 turned-90.mp4
ffmpeg -v error -y -i upright.mp4 -fflags +bitexact -c copy -metadata:s:v:0 rotate=180 turned-180.mov
ffmpeg -v error -y -i upright.mp4 -fflags +bitexact -c copy -metadata:s:v:0 rotate=270 turned-270.mov
rm upright.mp4
encode wide-pixels.mp4 360x288 25 2 -vf setsar=16/11
encode hevc.mp4 336x252 25 2 -c:v libx265 -x265-params log-level=none -tag:v hvc1
encode mpeg4.mp4 352x288 25 2 -c:v mpeg4 -q:v 31

# How long it is.
encode 1.9s.mp4 240x240 10 1.9
encode 2s.mp4 240x240 10 2
encode 10s.mp4 240x240 10 10
encode 10.04s.mp4 240x240 25 10.04
encode 12.4s.mov 240x240 10 12.4
encode film-rate.mp4 242x240 24000/1001 5
encode tv-rate.mp4 244x240 30000/1001 5
encode odd-rate.mov 246x240 25/2 5
encode long-group.mp4 248x240 25 5 -g 25 -keyint_min 25 -bf 2
ffmpeg -v error -y -ss 1.4 -i long-group.mp4 -fflags +bitexact -c copy trimmed.mp4
ffmpeg -v error -y -ss 1.4 -i long-group.mp4 -fflags +bitexact -c copy trimmed.mov
rm long-group.mp4
ffmpeg -v error -y -itsoffset 0.5 -i moov-last.mp4 -i sound.mp4 -map 0:v -map 1:a -fflags +bitexact -c copy late-picture.mp4

# In fragments.
encode fragments.mp4 320x256 25 3 -g 25 -bf 2 -movflags +frag_keyframe+empty_moov+default_base_moof
encode fragments-old.mp4 320x258 25 3 -g 25 -bf 2 -movflags +frag_keyframe+empty_moov
encode fragments-after-moov.mp4 320x260 25 3 -g 25 -bf 0 -movflags +frag_keyframe
encode fragments-dash.mp4 320x262 25 3 -g 25 -bf 2 -movflags +frag_keyframe+empty_moov+delay_moov+default_base_moof+global_sidx+dash
sound fragments-sound.mp4 320x264 25 3 4 -g 25 -movflags +frag_keyframe+empty_moov+default_base_moof
sound fragments-sound.mov 320x266 30 3 3 -g 25 -movflags +frag_keyframe+empty_moov
perl -0777 -ne '$m = index($_, "moov") - 4; $x = index($_, "mvex") - 4;
    for $at ($m, $x) { substr($_, $at, 4) = pack("N", unpack("N", substr($_, $at, 4)) + 16) }
    substr($_, $x + 8, 0) = pack("Na4NN", 16, "mehd", 0, 3000); print' fragments.mp4 >fragments-mehd.mp4

# Pictures.
picture plain.jpg 300x260
jpegtran -progressive plain.jpg >progressive.jpg
picture grey.jpg 302x260 -pix_fmt gray
perl -0777 -pe 's/^\xff\xd8/"\xff\xd8\xff\xe1" . pack("n", 34) . "Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0"/e' \
    plain.jpg >turned.jpg
picture rgb.png 304x260 -pix_fmt rgb24
picture rgba.png 306x260 -pix_fmt rgba
picture grey.png 308x260 -pix_fmt gray
picture grey-alpha.png 310x260 -pix_fmt ya8
picture deep.png 312x260 -pix_fmt rgb48be
picture palette.png 314x260 -vf "split[a][b];[a]palettegen=reserve_transparent=0[p];[b][p]paletteuse"
picture palette-clear.png 316x260 -vf "format=rgba,colorchannelmixer=aa=0.2,split[a][b];[a]palettegen[p];[b][p]paletteuse"
picture bottom-up.bmp 102x64 -pix_fmt pal8 -vf "split[a][b];[a]palettegen=max_colors=4[p];[b][p]paletteuse"
perl -0777 -pe 'substr($_, 22, 4) = pack("l<", -unpack("l<", substr($_, 22, 4)))' bottom-up.bmp >top-down.bmp
picture lossy.webp 318x260 -c:v libwebp -pix_fmt yuv420p
picture lossless.webp 320x260 -c:v libwebp -lossless 1 -pix_fmt bgra -vf "format=rgb24"
picture lossy-alpha.webp 322x260 -c:v libwebp -pix_fmt yuva420p -vf "format=rgba,colorchannelmixer=aa=0.5"
picture lossless-alpha.webp 324x260 -c:v libwebp -lossless 1 -pix_fmt bgra -vf "format=rgba,colorchannelmixer=aa=0.5"
ffmpeg -v error -y -f lavfi -i "testsrc=s=326x260:r=5:d=0.4" -fflags +bitexact -c:v libwebp_anim -quality 1 animated.webp

# Not what they seem.
ffmpeg -v error -y -i moov-last.mp4 -fflags +bitexact -c copy -f matroska matroska.mp4
ffmpeg -v error -y -i moov-last.mp4 -fflags +bitexact -c copy -f avi avi.mov
cp rgb.png png.jpg
picture gif.png 320x260 -f gif
picture tiff.png 32x26 -f image2 -c:v tiff
echo "This is no clip at all, only a line of text that somebody gave the wrong name." >text.mp4
: >empty.mp4
head -c 1000 moov-last.mp4 >cut-before-moov.mp4
head -c 2500 moov-first.mp4 >cut-after-moov.mp4
head -c 600 moov-first.mp4 >cut-in-moov.mp4
head -c 100 plain.jpg >cut.jpg
head -c 20 rgb.png >cut.png
head -c 14 lossy.webp >cut.webp

# What ffprobe says; a dash where it says nothing.
ask() { ffprobe -v quiet -of default=nw=1:nk=1 "$@" 2>/dev/null | head -1; }
said() { case "$1" in '' | N/A | unknown) echo - ;; *) echo "$1" ;; esac; }
{
    printf 'file\tformat\tbrand\twidth\theight\trotation\tduration\tpicture_duration\tpixels\n'
    for file in *; do
        printf '%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n' "$file" \
            "$(said "$(ask -show_entries format=format_name "$file")")" \
            "$(said "$(ask -show_entries format_tags=major_brand "$file")")" \
            "$(said "$(ask -select_streams v:0 -show_entries stream=width "$file")")" \
            "$(said "$(ask -select_streams v:0 -show_entries stream=height "$file")")" \
            "$(said "$(ask -select_streams v:0 -show_entries stream_side_data=rotation "$file")")" \
            "$(said "$(ask -show_entries format=duration "$file")")" \
            "$(said "$(ask -select_streams v:0 -show_entries stream=duration "$file")")" \
            "$(said "$(ask -select_streams v:0 -show_entries stream=pix_fmt "$file")")"
    done
} >../expected.tsv
du -cb ./* | tail -1
